"""Which icons there are: KERN's and, where KERN lacks one, our own (`css/face.css`)."""

OURS = frozenset(
    ["wish", "bundle", "city", "clock", "half", "people", "pin", "phone", "print", "send", "undo"]
)
KERN = frozenset(
    [
        "account-circle",
        "add",
        "arrow-back",
        "arrow-down",
        "arrow-forward",
        "arrow-up",
        "autorenew",
        "calendar-today",
        "check",
        "checklist",
        "chevron-left",
        "chevron-right",
        "close",
        "content-copy",
        "danger",
        "dehaze",
        "delete",
        "download",
        "draft",
        "drive-folder-upload",
        "easy-language",
        "edit",
        "help",
        "home",
        "info",
        "language",
        "logout",
        "mail",
        "more-vert",
        "open-in-new",
        "question-mark",
        "search",
        "sign-language",
        "success",
        "visibility",
        "visibility-off",
        "warning",
    ]
)


def css_class(name: str) -> str:
    if name in OURS:
        return f"q-icon--{name}"
    if name in KERN:
        return f"kern-icon--{name}"
    raise ValueError(f"There is no icon {name!r}.")
