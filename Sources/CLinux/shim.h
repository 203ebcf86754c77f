// Calls of Linux that Swift's own module of the C library leaves out.

#ifndef LACUNA_CLINUX_H
#define LACUNA_CLINUX_H

// renameat2(2), since glibc 2.28.
extern int renameat2(int, const char *, int, const char *, unsigned int);

// Swaps two paths, so that each names what the other did.
#define LACUNA_RENAME_EXCHANGE 2u

#endif
