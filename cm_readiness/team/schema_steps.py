"""The tables of a team's store, as steps from one version of them to the next."""

from __future__ import annotations

SCHEMA = "cm_readiness"
"""Where everything of the program lies in a database, beside whatever else is in it."""

_FIRST = """
CREATE SCHEMA cm_readiness;
COMMENT ON SCHEMA cm_readiness IS 'Assessments of cm-readiness';
CREATE TABLE cm_readiness.about (version integer NOT NULL);
INSERT INTO cm_readiness.about VALUES (0);
GRANT USAGE ON SCHEMA cm_readiness TO PUBLIC;
GRANT SELECT ON cm_readiness.about TO PUBLIC;

-- A person belongs to a team by the role that is granted to them; nobody sees other teams than theirs.
CREATE TABLE cm_readiness.team (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    reader name NOT NULL UNIQUE,
    member name NOT NULL UNIQUE,
    private_notes boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN cm_readiness.team.private_notes IS 'Whether private notes are kept here, each for its author alone';

-- One row for each assessment; the body is the text that a file would hold, without private notes.
CREATE TABLE cm_readiness.assessment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    team integer NOT NULL REFERENCES cm_readiness.team,
    name text NOT NULL CHECK (name <> '' AND length(name) <= 200),
    rev integer NOT NULL DEFAULT 1,
    sha bytea NOT NULL CHECK (sha = sha256(body)),
    body bytea NOT NULL,
    created timestamptz NOT NULL DEFAULT now(),
    updated timestamptz NOT NULL DEFAULT now(),
    by name NOT NULL DEFAULT session_user,
    removed timestamptz
);
CREATE UNIQUE INDEX assessment_name ON cm_readiness.assessment (team, name) WHERE removed IS NULL;
CREATE UNIQUE INDEX assessment_trash ON cm_readiness.assessment (team, name) WHERE removed IS NOT NULL;
CREATE INDEX assessment_updated ON cm_readiness.assessment (team, updated DESC) WHERE removed IS NULL;

-- Everything that was ever saved; it is only added to.
CREATE TABLE cm_readiness.revision (
    assessment uuid NOT NULL REFERENCES cm_readiness.assessment,
    rev integer NOT NULL,
    team integer NOT NULL REFERENCES cm_readiness.team,
    sha bytea NOT NULL,
    body bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    by name NOT NULL DEFAULT session_user,
    PRIMARY KEY (assessment, rev)
);

CREATE TABLE cm_readiness.private_note (
    assessment uuid NOT NULL REFERENCES cm_readiness.assessment,
    author name NOT NULL DEFAULT current_user,
    team integer NOT NULL REFERENCES cm_readiness.team,
    notes bytea NOT NULL,
    updated timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (assessment, author)
);

-- Questionnaires of the team's own: an object of file names and what they hold.
CREATE TABLE cm_readiness.questionnaire (
    team integer NOT NULL REFERENCES cm_readiness.team,
    id text NOT NULL,
    fingerprint text NOT NULL,
    files jsonb NOT NULL,
    updated timestamptz NOT NULL DEFAULT now(),
    by name NOT NULL DEFAULT session_user,
    PRIMARY KEY (team, id)
);

CREATE FUNCTION cm_readiness.about_to_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.id <> OLD.id OR NEW.team <> OLD.team OR NEW.created <> OLD.created THEN
            RAISE EXCEPTION 'an assessment stays what and whose it is' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF NEW.rev <> OLD.rev + (NEW.body <> OLD.body OR NEW.rev <> OLD.rev)::integer THEN
            RAISE EXCEPTION 'revisions follow one upon the other' USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSE
        NEW.rev := 1;
        NEW.created := now();
    END IF;
    IF TG_OP = 'INSERT' OR NEW.rev <> OLD.rev THEN
        NEW.updated := clock_timestamp();
        NEW.by := session_user;
    ELSE
        NEW.updated := OLD.updated;
        NEW.by := OLD.by;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER about_to_change BEFORE INSERT OR UPDATE ON cm_readiness.assessment
    FOR EACH ROW EXECUTE FUNCTION cm_readiness.about_to_change();

-- The only way to a revision: members have no right to write one.
CREATE FUNCTION cm_readiness.keep_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.rev <> OLD.rev THEN
        INSERT INTO cm_readiness.revision (assessment, rev, team, sha, body, at, by)
            VALUES (NEW.id, NEW.rev, NEW.team, NEW.sha, NEW.body, NEW.updated, NEW.by);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_revision AFTER INSERT OR UPDATE ON cm_readiness.assessment
    FOR EACH ROW EXECUTE FUNCTION cm_readiness.keep_revision();

-- Whoever owns the tables is kept from it as well.
CREATE FUNCTION cm_readiness.refuse() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'revisions are only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON cm_readiness.revision
    FOR EACH STATEMENT EXECUTE FUNCTION cm_readiness.refuse();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON cm_readiness.assessment
    FOR EACH STATEMENT EXECUTE FUNCTION cm_readiness.refuse();

ALTER TABLE cm_readiness.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE cm_readiness.assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE cm_readiness.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE cm_readiness.private_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE cm_readiness.questionnaire ENABLE ROW LEVEL SECURITY;

-- What a person may do follows from their roles; a member has those of a reader. A role that is gone gives nothing.
CREATE FUNCTION cm_readiness.has_role(wanted name) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT pg_has_role(current_user, oid, 'USAGE') FROM pg_roles WHERE rolname = wanted), false)
$$;
CREATE FUNCTION cm_readiness.may_write() RETURNS SETOF integer LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT id FROM cm_readiness.team WHERE cm_readiness.has_role(member)
$$;
CREATE POLICY own_teams ON cm_readiness.team FOR SELECT USING (cm_readiness.has_role(reader));
CREATE POLICY readers ON cm_readiness.assessment FOR SELECT USING (team IN (SELECT id FROM cm_readiness.team));
CREATE POLICY members_add ON cm_readiness.assessment FOR INSERT
    WITH CHECK (team IN (SELECT cm_readiness.may_write()));
CREATE POLICY members_change ON cm_readiness.assessment FOR UPDATE
    USING (team IN (SELECT cm_readiness.may_write())) WITH CHECK (team IN (SELECT cm_readiness.may_write()));
CREATE POLICY readers ON cm_readiness.revision FOR SELECT USING (team IN (SELECT id FROM cm_readiness.team));
CREATE POLICY authors ON cm_readiness.private_note
    USING (author = current_user AND team IN (SELECT id FROM cm_readiness.team))
    WITH CHECK (
        author = current_user
        AND team IN (SELECT id FROM cm_readiness.team WHERE private_notes)
        AND team IN (SELECT cm_readiness.may_write())
    );
CREATE POLICY readers ON cm_readiness.questionnaire FOR SELECT USING (team IN (SELECT id FROM cm_readiness.team));
CREATE POLICY members_add ON cm_readiness.questionnaire FOR INSERT
    WITH CHECK (team IN (SELECT cm_readiness.may_write()));
CREATE POLICY members_change ON cm_readiness.questionnaire FOR UPDATE
    USING (team IN (SELECT cm_readiness.may_write())) WITH CHECK (team IN (SELECT cm_readiness.may_write()));
"""

STEPS: tuple[str, ...] = (_FIRST,)
"""The statements that lead from the version of their number to the next one."""
VERSION = len(STEPS)
"""Of the tables that this program works with."""

READER_RIGHTS = """
GRANT SELECT ON cm_readiness.team, cm_readiness.assessment, cm_readiness.revision, cm_readiness.questionnaire,
    cm_readiness.private_note TO {reader}
"""
MEMBER_RIGHTS = """
GRANT {reader} TO {member};
GRANT INSERT, UPDATE ON cm_readiness.assessment, cm_readiness.private_note, cm_readiness.questionnaire TO {member};
GRANT DELETE ON cm_readiness.private_note TO {member}
"""
