"""Why the system did not let a file be read or written, as the end of a sentence; the key ends in the error's name."""

TEXTS = {
    "system.EACCES": "access is not allowed",
    "system.EPERM": "access is not allowed",
    "system.EROFS": "the disk can only be read",
    "system.ENOENT": "it is not there",
    "system.ENOTDIR": "a part of its path is no folder",
    "system.EISDIR": "a folder has this name",
    "system.EEXIST": "something else has this name",
    "system.ENAMETOOLONG": "its name is too long",
    "system.EBUSY": "another program is using it",
    "system.ETXTBSY": "another program is using it",
    "system.EIO": "the disk reports an error",
    "system.ESTALE": "the network drive does not answer",
    "system.ETIMEDOUT": "the network drive does not answer",
    "system.EHOSTDOWN": "the network drive does not answer",
    "system.ENOTCONN": "the network drive does not answer",
}
