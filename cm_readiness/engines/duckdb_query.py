"""The query of `expression.py` in the language of DuckDB, so that Ibis need not be loaded for it.

It is what Ibis writes; `tests/engines/test_expression.py` compares the two.
"""

QUERY = """\
SELECT
  "t4"."g",
  "t4"."m",
  MAX("t4"."many") AS "size",
  MIN("t4"."v") FILTER(WHERE
    "t4"."lower") AS "q1_low",
  MAX("t4"."v") FILTER(WHERE
    "t4"."lower") AS "q1_high",
  MIN("t4"."v") FILTER(WHERE
    "t4"."middle") AS "median_low",
  MAX("t4"."v") FILTER(WHERE
    "t4"."middle") AS "median_high",
  MIN("t4"."v") FILTER(WHERE
    "t4"."upper") AS "q3_low",
  MAX("t4"."v") FILTER(WHERE
    "t4"."upper") AS "q3_high"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t2"."g",
      "t2"."m",
      "t2"."v",
      "t2"."many",
      (
        (
          "t2"."row" * 4
        ) - (
          "t2"."many" - (
            "t2"."many" % 2
          )
        )
      ) - 2 BETWEEN -2 AND 2
      OR (
        "t2"."many" = 1
      ) AS "lower",
      (
        (
          "t2"."row" * 4
        ) - (
          "t2"."many" * 2
        )
      ) - 2 BETWEEN -2 AND 2 AS "middle",
      (
        (
          (
            (
              "t2"."many" + 1
            ) - "t2"."row"
          ) * 4
        ) - (
          "t2"."many" - (
            "t2"."many" % 2
          )
        )
      ) - 2 BETWEEN -2 AND 2
      OR (
        "t2"."many" = 1
      ) AS "upper"
    FROM (
      SELECT
        "t1"."g",
        "t1"."m",
        "t1"."v",
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t1"."g", "t1"."m"
            ORDER BY "t1"."v" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) + 1 AS "row",
        COUNT(*) OVER (
          PARTITION BY "t1"."g", "t1"."m"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "many"
      FROM (
        SELECT
          *
        FROM "cm_readiness_figures" AS "t0"
        WHERE
          "t0"."v" IS NOT NULL
      ) AS "t1"
    ) AS "t2"
  ) AS "t3"
  WHERE
    "t3"."lower" OR "t3"."middle" OR "t3"."upper"
) AS "t4"
GROUP BY
  1,
  2
"""
