#!/usr/bin/env bash
# How long an animated picture moves, which decides whether a channel takes it as a picture or as a film: of the same ten
# frames of 0.2 seconds as GIF, WebP and PNG, MediaInfo (pymediainfo 7.0.1) tells of one image each time, with neither
# frames nor duration, and of the WebP not even its size; PyAV 18.1.0 gives frames and duration for the GIF alone, 0 × 0 and
# a rate of 25 for the WebP, and for the PNG the right rate but no duration; Pillow 13.0.0 counts ten frames in all three,
# and tells how long one of them lasts as a whole number for GIF, a fraction for PNG and, before the frame is loaded, not
# at all for WebP.
# Seen: gif: mediainfo 120x80 None None, av 120x80 10 frames 2.0 s rate 5, pillow 10 frames of 200
#       webp: mediainfo NonexNone None None, av 0x0 0 frames None s rate 25, pillow 10 frames of None
#       png: mediainfo 120x80 None None, av 120x80 0 frames None s rate 5, pillow 10 frames of 200.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    av==18.1.0 pillow==13.0.0 pymediainfo==7.0.1
cd "$folder"
seen=$(venv/bin/python - <<'PY'
import av
from PIL import Image
from pymediainfo import MediaInfo

frames = [Image.new("RGB", (120, 80), (20 * shade, 0, 0)) for shade in range(10)]
for kind in ("gif", "webp", "png"):
    name = f"moving.{kind}"
    frames[0].save(name, save_all=True, append_images=frames[1:], duration=200, loop=0)
    told = MediaInfo.parse(name).tracks[1]
    with av.open(name) as film:
        stream = film.streams.video[0]
        seconds = None if film.duration is None else film.duration / 1_000_000
        size, count, rate = f"{stream.width}x{stream.height}", stream.frames, stream.average_rate
    with Image.open(name) as picture:
        shown, lasts = picture.n_frames, picture.info.get("duration")
    print(
        f"{kind}: mediainfo {told.width}x{told.height} {told.duration} {told.frame_count},",
        f"av {size} {count} frames {seconds} s rate {rate},",
        f"pillow {shown} frames of {lasts}",
    )
PY
)
echo "$seen"
[ "$seen" = "gif: mediainfo 120x80 None None, av 120x80 10 frames 2.0 s rate 5, pillow 10 frames of 200
webp: mediainfo NonexNone None None, av 0x0 0 frames None s rate 25, pillow 10 frames of None
png: mediainfo 120x80 None None, av 120x80 0 frames None s rate 5, pillow 10 frames of 200.0" ]
