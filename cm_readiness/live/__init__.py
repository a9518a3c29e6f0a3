"""A face: the page that phones open in a workshop; the only room that imports aiohttp and segno."""
