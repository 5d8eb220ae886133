package signinghelper.clock;

/** Clock that only counts elapsed time: it cannot be set, and it may stop while the computer sleeps. */
public interface MonotonicClock {
    long nanoseconds();
}
