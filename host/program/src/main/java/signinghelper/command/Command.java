package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.Task;

/**
 * Command of an open session. A new command is a class, a line in {@code Helper.commands()}, and its messages in {@code
 * protocol.schema.json}.
 *
 * @param <A> the arguments record: the parameters without the session. Its constructor refuses wrong values
 * @param <R> the result record, which the page gets
 */
public interface Command<A extends Record, R> {

    /** Returns its method, which defines the lane and the need for a profile's permission. */
    Method method();

    /** Returns the arguments' type. The dispatcher refuses malformed arguments before the command's code sees them. */
    Class<A> argumentsType();

    /**
     * Does the work.
     *
     * @throws Refusal to answer with an error instead of a result
     */
    R run(A arguments, Session session, Task task) throws Refusal;
}
