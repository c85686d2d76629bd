"""Screenshots of a messenger that does not exist: bubbles, times, a phone's status bar."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from holdall.jobs.sample.canvas import Canvas, Colour, font

_WIDTH, _HEIGHT = 900, 1800
_PAGE: Colour = (228, 233, 228)
_THEIRS: Colour = (255, 255, 255)
_OURS: Colour = (214, 240, 206)
_BAR: Colour = (70, 104, 120)


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble; `ours` stands on the right."""

    text: str
    time: str
    ours: bool = False


def chat_screen(name: str, day: str, clock: str, messages: tuple[Message, ...]) -> Image.Image:
    """A conversation with `name` on a `day`, as a phone shows it when its clock says `clock`."""
    screen = Canvas.blank(_WIDTH, _HEIGHT, _PAGE)
    _top(screen, name, clock)
    width = font(26).getlength(day) + 60
    screen.draw.rounded_rectangle((450 - width / 2, 236, 450 + width / 2, 288), 26, fill=(150, 166, 158))
    screen.text((450, 262), day, 26, colour=(255, 255, 255), anchor="mm")
    top = 330.0
    for message in messages:
        top = _bubble(screen, message, top) + 26
    screen.draw.rectangle((0, _HEIGHT - 120, _WIDTH, _HEIGHT), fill=(255, 255, 255))
    screen.text((40, _HEIGHT - 52), "Сообщение", 32, colour=(160, 164, 170))
    screen.mark_specimen(size=78)
    return screen.image


def _top(screen: Canvas, name: str, clock: str) -> None:
    screen.draw.rectangle((0, 0, _WIDTH, 200), fill=_BAR)
    screen.text((30, 44), clock, 26, colour=(255, 255, 255), weight="Bold")
    screen.draw.rounded_rectangle((812, 22, 864, 46), 5, outline=(255, 255, 255), width=3)
    screen.draw.rectangle((817, 27, 846, 41), fill=(255, 255, 255))
    screen.draw.line((62, 108, 40, 130, 62, 152), fill=(255, 255, 255), width=6, joint="curve")
    screen.draw.ellipse((96, 86, 184, 174), fill=(196, 148, 96))
    screen.text((140, 132), name[0], 42, colour=(255, 255, 255), weight="Bold", anchor="mm")
    screen.text((210, 124), name, 36, colour=(255, 255, 255), weight="Bold")
    screen.text((210, 166), "был(а) недавно", 25, colour=(206, 222, 228))


def _bubble(screen: Canvas, message: Message, top: float) -> float:
    lines = _wrapped(message.text, 33, 560)
    width = max(font(33).getlength(line) for line in lines) + 64
    width = max(width, 190)
    height = len(lines) * 46 + 74
    left = _WIDTH - 34 - width if message.ours else 34
    box = (left, top, left + width, top + height)
    screen.draw.rounded_rectangle(box, 28, fill=_OURS if message.ours else _THEIRS)
    for row, line in enumerate(lines):
        screen.text((left + 30, top + 52 + row * 46), line, 33)
    screen.text((left + width - 24, top + height - 16), message.time, 23, colour=(130, 140, 138), anchor="rs")
    return top + height


def _wrapped(text: str, size: int, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font(size).getlength(longer) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
