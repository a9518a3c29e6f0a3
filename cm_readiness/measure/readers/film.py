"""Films and sounds: by MediaInfo where it is installed, else by PyAV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...core.errors import ReadinessError
from . import Facts, needs_extra

CODECS = {
    "AVC": "h264", "HEVC": "hevc", "VP8": "vp8", "VP9": "vp9", "AV1": "av1", "MPEG-4 Visual": "mpeg4",
    "MPEG Video": "mpeg2", "ProRes": "prores", "JPEG": "mjpeg",
}  # fmt: skip
"""By MediaInfo's names, those that everybody else uses."""
TYPES = {
    "MPEG-4": "mp4", "QuickTime": "mov", "WebM": "webm", "Matroska": "mkv", "AVI": "avi", "MPEG-TS": "ts",
    "MPEG Audio": "mp3", "Wave": "wav", "Ogg": "ogg", "FLAC": "flac", "Windows Media": "wmv",
    "Flash Video": "flv", "MPEG-PS": "mpg", "AIFF": "aiff", "3GPP": "3gp",
}  # fmt: skip
_QUARTER = 90


def film(path: Path) -> Facts:
    """A film or a sound.

    Raises:
        ReadinessError: `measure_no_medium`, `measure_damaged`, `measure_needs_extra`.
    """
    return _reader()(path)


def picture_without_pillow(path: Path) -> Facts:
    """A picture that Pillow does not read: those of telephones (HEIC).

    Raises:
        ReadinessError: as `film`.
    """
    width, height, rotation = _picture_reader()(path)
    width, height = _as_shown(width, height, rotation)
    return {"kind": "image", "type": "heic", "width": width, "height": height}


_Shape = tuple[int, int, object]
"""Width and height as they lie in the file, and how it is turned."""


def _picture_reader() -> Callable[[Path], _Shape]:
    return _shape_by_mediainfo if _reader() is _by_mediainfo else _shape_by_av


def _shape_by_mediainfo(path: Path) -> _Shape:
    from pymediainfo import MediaInfo

    image = next((one for one in MediaInfo.parse(path).tracks if one.track_type in ("Image", "Video")), None)
    if image is None or not image.width or not image.height:
        raise ReadinessError("measure_damaged")
    return image.width, image.height, image.rotation


def _shape_by_av(path: Path) -> _Shape:
    import av

    try:
        with av.open(str(path)) as container:
            video = next(iter(container.streams.video), None)
            frame = next(container.decode(video), None) if video is not None else None
            if frame is None:
                raise ReadinessError("measure_damaged")
            return frame.width, frame.height, frame.rotation
    except (av.FFmpegError, OSError, ValueError) as error:
        raise ReadinessError("measure_damaged") from error


def _reader() -> Callable[[Path], Facts]:
    try:
        from pymediainfo import MediaInfo

        if MediaInfo.can_parse():
            return _by_mediainfo
    except ImportError:
        pass
    try:
        import av  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise needs_extra("media") from error
    return _by_av


def _by_mediainfo(path: Path) -> Facts:
    from pymediainfo import MediaInfo

    tracks: list[Any] = MediaInfo.parse(path).tracks
    general = next((one for one in tracks if one.track_type == "General"), None)
    video = next((one for one in tracks if one.track_type == "Video"), None)
    sound = next((one for one in tracks if one.track_type == "Audio"), None)
    if general is None or not general.format:
        raise ReadinessError("measure_no_medium")
    # It says nothing of a file that it could not read; what is said of one that was cut off is not true.
    duration = general.duration or getattr(video or sound, "duration", None)
    if video is None and sound is None:
        raise ReadinessError("measure_damaged" if general.format in TYPES else "measure_no_medium")
    if not duration or getattr(general, "istruncated", None) == "Yes":
        raise ReadinessError("measure_damaged")
    facts: dict[str, object] = {
        "kind": "video" if video else "audio",
        "type": _type(general.format, getattr(general, "format_profile", None), path),
        "milliseconds": round(float(duration)),
        "captions": any(one.track_type == "Text" for one in tracks),
    }
    if video:
        if not video.width or not video.height:
            raise ReadinessError("measure_damaged")
        across = video.width * float(video.pixel_aspect_ratio or 1)
        width, height = _as_shown(round(across), video.height, video.rotation)
        codec = CODECS.get(video.format, str(video.format or "").lower())
        facts |= {"width": width, "height": height, "codec": codec}
    return facts


def _type(form: str, profile: str | None, path: Path) -> str:
    if form == "MPEG-4" and profile and "QuickTime" in profile:
        return "mov"
    return TYPES.get(form, path.suffix.lower().lstrip("."))


def _by_av(path: Path) -> Facts:
    import av

    try:
        with av.open(str(path)) as container:
            video = next(iter(container.streams.video), None)
            if video is None and not container.streams.audio:
                raise ReadinessError("measure_no_medium")
            if not container.duration:
                raise ReadinessError("measure_damaged")
            facts: dict[str, object] = {
                "kind": "video" if video else "audio",
                "type": _av_type(container.format.name, path),
                "milliseconds": round(container.duration / 1000),
                "captions": bool(container.streams.subtitles),
            }
            if video is not None:
                frame = next(container.decode(video), None)
                if frame is None:
                    raise ReadinessError("measure_damaged")
                across = video.width * float(video.sample_aspect_ratio or 1)
                width, height = _as_shown(round(across), video.height, frame.rotation)
                codec = video.codec_context.name.removeprefix("lib")
                facts |= {"width": width, "height": height, "codec": codec}
            return facts
    except (av.FFmpegError, OSError, ValueError) as error:
        raise ReadinessError("measure_damaged") from error


def _av_type(names: str, path: Path) -> str:
    """PyAV gives a family: `mov,mp4,m4a,3gp,3g2,mj2`."""
    family, ending = names.split(","), path.suffix.lower().lstrip(".")
    return ending if ending in family or ending == "m4v" else family[0]


def _as_shown(width: int, height: int, rotation: object) -> tuple[int, int]:
    turned = round(float(str(rotation or 0))) % (2 * _QUARTER) == _QUARTER
    return (height, width) if turned else (width, height)
