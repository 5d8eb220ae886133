package signinghelper.clock;

/** Tells the time as well as it knows it. */
public interface TimeSource {
    KnownTime now();
}
