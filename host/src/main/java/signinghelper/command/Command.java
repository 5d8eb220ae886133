package signinghelper.command;

import signinghelper.protocol.Refusal;

/**
 * One thing that an open session can ask for. A new one is a class, a line in {@code Wiring.commands()}, and its
 * messages in {@code protocol.schema.json}.
 *
 * @param <A> the arguments record: what the page sends. Its constructor refuses wrong values
 * @param <R> the result record: what the page gets
 */
public interface Command<A extends Record, R> {

    /** Where a command runs. */
    enum Lane {
        /** In the reading thread, before the next frame is read: never waits for anything. */
        AT_ONCE,
        /** Looks at U-Keys, asks nobody. */
        LOOK,
        /** Looks at everything for some seconds, asks nobody. */
        DIAGNOSIS,
        /** Uses a key: one at a time in the whole process; others are told that they wait. */
        KEY
    }

    /** Wire name, e.g. {@code token.list}. */
    String name();

    Lane lane();

    /** Whether the profile must allow it to the origin. */
    default boolean needsCapability() {
        return true;
    }

    /** Lets the dispatcher refuse malformed arguments before any code of the command sees them. */
    Class<A> argumentsType();

    /**
     * Does the work.
     *
     * @throws Refusal to answer with an error instead of a result
     */
    R run(A arguments, Caller caller) throws Refusal;
}
