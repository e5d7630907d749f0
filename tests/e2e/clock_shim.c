/* Preloaded: adds offsets in seconds, read at every call from the file named by CLOCK_SHIM, to three clocks.
   The file holds three numbers: wall, monotonic (stops in suspend), boot time (does not). Waits last as long as they would. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long offset_of(clockid_t which) {
    long wall = 0, monotonic = 0, boot = 0;
    const char *path = getenv("CLOCK_SHIM");
    FILE *file = path ? fopen(path, "r") : NULL;
    if (file) {
        if (fscanf(file, "%ld %ld %ld", &wall, &monotonic, &boot) != 3) wall = monotonic = boot = 0;
        fclose(file);
    }
    return which == CLOCK_REALTIME ? wall : which == CLOCK_MONOTONIC ? monotonic : which == CLOCK_BOOTTIME ? boot : 0;
}

int clock_gettime(clockid_t which, struct timespec *now) {
    long got = syscall(SYS_clock_gettime, which, now);
    now->tv_sec += offset_of(which);
    return (int)got;
}

int sem_clockwait(sem_t *semaphore, clockid_t which, const struct timespec *until) {
    int (*wait)(sem_t *, clockid_t, const struct timespec *) = dlsym(RTLD_NEXT, "sem_clockwait");
    struct timespec real = *until;
    real.tv_sec -= offset_of(which);
    return wait(semaphore, which, &real);
}
