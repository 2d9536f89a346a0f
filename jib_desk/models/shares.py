"""Where a database must not lie: SQLite's locks do not hold on network shares."""

from pathlib import Path

from jib_desk.models.faults import DatabaseFault

NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afpfs", "fuse.sshfs", "davfs"})


def refuse_network_share(path: Path) -> None:
    """SQLite's locks do not hold on network shares. Raises DatabaseFault(network_share)."""
    absolute = str(path.absolute())
    if absolute.startswith(("\\\\", "//")):
        raise DatabaseFault("network_share", absolute)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # no such file outside Linux
        return
    best = ("", "")
    for line in mounts:
        parts = line.split()
        place = parts[1].replace("\\040", " ")
        under = absolute == place or absolute.startswith(place.rstrip("/") + "/")
        if under and len(place) >= len(best[0]):
            best = (place, parts[2])
    if best[1] in NETWORK_FILE_SYSTEMS:
        raise DatabaseFault("network_share", absolute, best[1])
