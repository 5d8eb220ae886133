package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Task;

/**
 * Command of an open session. A new one is a class, a line in {@code Helper.commands()}, and its
 * messages in {@code protocol.schema.json}.
 *
 * @param <A> the arguments record: the parameters without the session. Its constructor refuses wrong values
 * @param <R> the result record: what the page gets
 */
public interface Command<A extends Record, R> {

    /** Method that it answers; the method says its lane and whether a profile must allow it. */
    Method method();

    /** Lets the dispatcher refuse malformed arguments before any code of the command sees them. */
    Class<A> argumentsType();

    /**
     * Does the work.
     *
     * @throws Refusal to answer with an error instead of a result
     */
    R run(A arguments, Session session, Task task) throws Refusal;
}
