/* Preloaded: adds offsets in seconds, read at every call from the file named by CLOCK_SHIM, to three clocks.
   The file holds three numbers: wall, monotonic (stops in suspend), boot time (does not). */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t which, struct timespec *now) {
    long got = syscall(SYS_clock_gettime, which, now);
    long wall = 0, monotonic = 0, boot = 0;
    const char *path = getenv("CLOCK_SHIM");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (file) {
        if (fscanf(file, "%ld %ld %ld", &wall, &monotonic, &boot) != 3) wall = monotonic = boot = 0;
        fclose(file);
    }
    if (which == CLOCK_REALTIME) now->tv_sec += wall;
    if (which == CLOCK_MONOTONIC) now->tv_sec += monotonic;
    if (which == CLOCK_BOOTTIME) now->tv_sec += boot;
    return (int)got;
}
