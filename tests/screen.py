"""An X screen as a person has it: which windows stand there and what they show, and a keyboard.

Through libX11, which Qt's own X platform needs, so that nothing else has to be installed. Keys are sent to the
window from outside the program, in the order of typing.
"""

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

_KEY_PRESS, _KEY_RELEASE, _CLIENT_MESSAGE = 2, 3, 33
_KEY_PRESS_MASK, _KEY_RELEASE_MASK = 1, 2
_SHIFT, _CONTROL = 1, 4
_VIEWABLE = 2
_REVERT_TO_PARENT = 2
_ANY_TYPE = 0
_Z_PIXMAP = 2
_ALL_PLANES = c_ulong(-1).value
_KEYSYMS = {" ": "space", "\n": "Return"}


class _KeyEvent(ctypes.Structure):
    _fields_ = (
        ("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong),
        ("root", c_ulong), ("subwindow", c_ulong), ("time", c_ulong), ("x", c_int), ("y", c_int), ("x_root", c_int),
        ("y_root", c_int), ("state", c_uint), ("keycode", c_uint), ("same_screen", c_int),
    )  # fmt: skip


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong),
        ("message_type", c_ulong), ("format", c_int), ("data", c_long * 5),
    )  # fmt: skip


class _Event(ctypes.Union):
    _fields_ = (("key", _KeyEvent), ("message", _ClientMessage), ("pad", c_long * 24))


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int), ("border_width", c_int), ("depth", c_int),
        ("visual", c_void_p), ("root", c_ulong), ("kind", c_int), ("bit_gravity", c_int), ("win_gravity", c_int),
        ("backing_store", c_int), ("backing_planes", c_ulong), ("backing_pixel", c_ulong), ("save_under", c_int),
        ("colormap", c_ulong), ("map_installed", c_int), ("map_state", c_int), ("all_event_masks", c_long),
        ("your_event_mask", c_long), ("do_not_propagate_mask", c_long), ("override_redirect", c_int),
        ("screen", c_void_p),
    )  # fmt: skip


class Screen:
    """The first screen of a display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = c_void_p
        for name in ("XDefaultRootWindow", "XInternAtom", "XStringToKeysym", "XCreateSimpleWindow", "XGetPixel"):
            getattr(self._x, name).restype = c_ulong
        # A window that closes between two questions is no error of the one who asks.
        self._ignore = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
        self._x.XSetErrorHandler(self._ignore)
        opened = self._x.XOpenDisplay(c_char_p(display.encode()))
        assert opened, f"no display {display}"
        self._display = c_void_p(opened)
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        """Leaves the screen."""
        self._x.XCloseDisplay(self._display)

    # --- what is seen ------------------------------------------------------------------------

    def windows(self) -> list[int]:
        """The top-level windows that can be seen, the uppermost last."""
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = ctypes.POINTER(c_ulong)()
        self._x.XQueryTree(self._display, self._root, byref(root), byref(parent), byref(children), byref(count))
        found = [children[place] for place in range(count.value)]
        if found:
            self._x.XFree(children)
        return [window for window in found if self._attributes(window).map_state == _VIEWABLE]

    def title(self, window: int) -> str:
        """What a window is called."""
        kind, form = c_ulong(), c_int()
        items, after, text = c_ulong(), c_ulong(), c_char_p()
        self._x.XGetWindowProperty(
            self._display, c_ulong(window), c_ulong(self._atom("_NET_WM_NAME")), c_long(0), c_long(256), 0,
            c_ulong(_ANY_TYPE), byref(kind), byref(form), byref(items), byref(after), byref(text),
        )  # fmt: skip
        said = (text.value or b"").decode()
        if text:
            self._x.XFree(text)
        return said

    def titled(self, part: str) -> int | None:
        """The window whose title has `part` in it, if it is there."""
        return next((window for window in self.windows() if part in self.title(window)), None)

    def colours(self, window: int) -> int:
        """How many colours a net of points over the window shows: one, where nothing is painted."""
        size = self._attributes(window)
        image = c_void_p(
            self._x.XGetImage(
                self._display, c_ulong(window), 0, 0, size.width, size.height, c_ulong(_ALL_PLANES), _Z_PIXMAP
            )
        )
        if not image:
            return 0
        places = ((x, y) for x in range(0, size.width, 7) for y in range(0, size.height, 7))
        seen = {self._x.XGetPixel(image, x, y) for x, y in places}
        self._x.XDestroyImage(image)
        return len(seen)

    def _attributes(self, window: int) -> _Attributes:
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return attributes

    def _atom(self, name: str) -> int:
        return self._x.XInternAtom(self._display, c_char_p(name.encode()), 0)

    # --- what is done ------------------------------------------------------------------------

    def focus(self, window: int) -> None:
        """Gives the keyboard to a window, as a window manager would."""
        self._x.XSetInputFocus(self._display, c_ulong(window), _REVERT_TO_PARENT, c_ulong(0))
        self._x.XSync(self._display, 0)

    def type(self, window: int, text: str) -> None:
        """Types letters, spaces and line ends."""
        for letter in text:
            self._press(window, _KEYSYMS.get(letter, letter), _SHIFT if letter.isupper() else 0)

    def press_control(self, window: int, key: str) -> None:
        """Presses a key with Ctrl."""
        self._press(window, key, _CONTROL)

    def ask_to_close(self, window: int) -> None:
        """What a click on the window's cross asks."""
        event = _Event()
        message = event.message
        message.type, message.window, message.format = _CLIENT_MESSAGE, window, 32
        message.message_type = self._atom("WM_PROTOCOLS")
        message.data[0] = self._atom("WM_DELETE_WINDOW")
        self._send(window, 0, event)

    @contextmanager
    def covered(self) -> Iterator[int]:
        """Another program's window over all the others."""
        over = self._x.XCreateSimpleWindow(
            self._display, self._root, 0, 0, c_uint(400), c_uint(300), c_uint(0), c_ulong(0), c_ulong(0)
        )
        self._x.XMapRaised(self._display, c_ulong(over))
        self._x.XSync(self._display, 0)
        yield over
        self._x.XDestroyWindow(self._display, c_ulong(over))
        self._x.XSync(self._display, 0)

    def _press(self, window: int, keysym: str, state: int) -> None:
        keycode = self._x.XKeysymToKeycode(self._display, c_ulong(self._x.XStringToKeysym(c_char_p(keysym.encode()))))
        for kind, mask in ((_KEY_PRESS, _KEY_PRESS_MASK), (_KEY_RELEASE, _KEY_RELEASE_MASK)):
            event = _Event()
            key = event.key
            key.type, key.window, key.root, key.same_screen = kind, window, self._root.value, 1
            key.state, key.keycode = state, keycode & 0xFF
            self._send(window, mask, event)

    def _send(self, window: int, mask: int, event: _Event) -> None:
        self._x.XSendEvent(self._display, c_ulong(window), 0, c_long(mask), byref(event))
        self._x.XSync(self._display, 0)
