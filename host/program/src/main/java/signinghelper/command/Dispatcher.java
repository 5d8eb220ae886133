package signinghelper.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.content.ContentStore;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Lane;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.Request;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.session.Sessions;
import signinghelper.work.ExpiryWatch;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Dispatcher of requests, one after the other; each is answered exactly once. A request is found, decoded, allowed, and
 * run in its command's lane.
 */
public final class Dispatcher {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final SessionOpenCommand sessionOpen;
    private final Map<String, Command<?, ?>> commands;
    private final Sessions sessions;
    private final WireFormat format;
    private final Answers answers;
    private final TokenNotifications notifications;
    private final Optional<ExpiryWatch> expiry;
    private final ResultDelivery delivery;
    private final Lanes lanes = new Lanes();
    private volatile boolean finishing;

    public Dispatcher(
            SessionOpenCommand sessionOpen,
            List<Command<?, ?>> commands,
            Sessions sessions,
            WireFormat format,
            Answers answers,
            TokenNotifications notifications,
            Optional<ExpiryWatch> expiry,
            ContentStore contents) {
        this.sessionOpen = sessionOpen;
        this.commands = commands.stream()
                .collect(
                        Collectors.toUnmodifiableMap(command -> command.method().wireName(), Function.identity()));
        this.sessions = sessions;
        this.format = format;
        this.answers = answers;
        this.notifications = notifications;
        this.expiry = expiry;
        this.delivery = new ResultDelivery(answers, contents);
    }

    /** Answers at once, or later from another thread. A notification is ignored, except for cancelling. */
    public void accept(Request request) {
        if (request.id() == null && !request.method().equals(Method.CANCEL.wireName())) {
            LOG.log(Level.WARNING, "left undone: it has no id");
            return;
        }
        try {
            if (request.method().equals(Method.SESSION_OPEN.wireName())) {
                openSession(request);
            } else {
                acceptInSession(request);
            }
        } catch (Refusal refusal) {
            answers.refusal(request, refusal, Language.CHINESE);
        } catch (RuntimeException e) {
            answers.refusal(request, Refusal.of(ErrorCode.INTERNAL, e), Language.CHINESE);
        }
    }

    private void openSession(Request request) throws Refusal {
        var arguments = format.decode(SessionOpenCommand.Arguments.class, request.params());
        try {
            answers.result(request, sessionOpen.run(arguments));
            beginSession();
            sessions.find(arguments.session()).ifPresent(this::follow);
        } catch (Refusal refusal) {
            answers.refusal(request, refusal, arguments.locale());
        }
    }

    private void follow(Session session) {
        notifications.follow(session);
        expiry.ifPresent(watch -> watch.follow(session));
    }

    /** Starts before the next frame is read, so that the next request finds the drivers. */
    private void beginSession() {
        try {
            sessionOpen.begin();
        } catch (Refusal refusal) {
            // The profile changed or was removed after the answer: the next request gets the refusal.
            LOG.log(Level.WARNING, "the profile's drivers are not in use", refusal);
        }
    }

    /** An unknown session is reported before an unknown method, so that an outdated page always learns the cause. */
    private void acceptInSession(Request request) throws Refusal {
        var command = commands.get(request.method());
        var named = request.params().path("session");
        if (command == null && !named.isTextual()) {
            throw Refusal.of(ErrorCode.METHOD_UNKNOWN);
        }
        var session = sessions.find(sessionId(named.isTextual() ? named.textValue() : ""))
                .orElseThrow(() -> Refusal.of(ErrorCode.SESSION_UNKNOWN));
        try {
            if (command == null) {
                throw Refusal.of(ErrorCode.METHOD_UNKNOWN);
            }
            if (command.method().isCapability()
                    && !session.mayAsk(command.method().wireName())) {
                throw notAllowed(session.asker());
            }
            if (request.browserWindow() != null) {
                session.showIn(request.browserWindow());
            }
            start(command, request, session);
        } catch (Refusal refusal) {
            answers.refusal(request, refusal, session.language());
        }
    }

    private static Refusal notAllowed(Asker asker) {
        return asker instanceof Asker.DesktopClient
                ? Asker.DesktopClient.methodNotAllowed()
                : Refusal.of(ErrorCode.METHOD_NOT_ALLOWED);
    }

    private static SessionId sessionId(String text) throws Refusal {
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.REQUEST_MALFORMED, e);
        }
    }

    private <A extends Record, R> void start(Command<A, R> command, Request request, Session session) throws Refusal {
        var arguments = format.decode(command.argumentsType(), withoutSession(request.params()));
        if (command.method().lane() == Lane.AT_ONCE) {
            var task = new Task(session.asker(), session.language(), new Cancellation(), news -> {});
            answers.result(request, command.run(arguments, session, task));
            return;
        }
        var id = Objects.requireNonNull(request.id());
        var cancellation = session.begin(id).orElseThrow(() -> Refusal.of(ErrorCode.REQUEST_MALFORMED));
        if (command.method().lane() == Lane.KEY) {
            claimWindow(session, id);
        }
        if (command.method().lane() == Lane.KEY && lanes.isBusy(Lane.KEY)) {
            answers.progress(session, id, News.Stage.QUEUED);
        }
        var turn = new Turn();
        try {
            lanes.execute(command.method().lane(), session, () -> {
                if (turn.take()) {
                    perform(command, arguments, request, session, cancellation);
                }
            });
        } catch (Refusal refusal) {
            session.finish(id);
            throw refusal;
        }
        cancellation.onCancel(() -> endWaiting(command, request, session, turn));
    }

    /** The session is used only by the dispatcher; a command receives it with its caller. */
    private static ObjectNode withoutSession(ObjectNode params) {
        var own = params.deepCopy();
        own.remove("session");
        return own;
    }

    private static void claimWindow(Session session, String id) throws Refusal {
        try {
            session.claimWindow(id);
        } catch (Refusal refusal) {
            session.finish(id);
            throw refusal;
        }
    }

    /** At the end of input, requests that only read U-Keys are still answered. */
    private void endWaiting(Command<?, ?> command, Request request, Session session, Turn turn) {
        if ((command.method().lane() == Lane.KEY || !finishing) && turn.take()) {
            session.finish(String.valueOf(request.id()));
            answers.refusal(request, Refusal.of(ErrorCode.ABORTED), session.language());
        }
    }

    private <A extends Record, R> void perform(
            Command<A, R> command, A arguments, Request request, Session session, Cancellation cancellation) {
        var id = String.valueOf(request.id());
        try {
            if (command.method().lane() == Lane.KEY) {
                cancellation.check();
            }
            var news = new RequestNews(answers, delivery, session, id);
            // Not before its turn: the page may be on another screen by now.
            var task = new Task(session.asker(), session.language(), ofTask(command, cancellation), news);
            var result = command.run(arguments, session, task);
            session.finish(id);
            answers.result(request, result);
        } catch (Refusal refusal) {
            session.finish(id);
            answers.refusal(request, refusal, session.language());
        } catch (RuntimeException | Error e) {
            // An Error is caught too: it would end this thread only, and the page would wait forever.
            session.finish(id);
            answers.refusal(request, Refusal.of(ErrorCode.INTERNAL, e), session.language());
        }
    }

    /** At the end of input, documents that are being judged are still answered. */
    private Cancellation ofTask(Command<?, ?> command, Cancellation cancellation) {
        if (command.method().lane() != Lane.DOCUMENT) {
            return cancellation;
        }
        var own = new Cancellation();
        cancellation.onCancel(() -> {
            if (!finishing) {
                own.cancel(ErrorCode.ABORTED);
            }
        });
        return own;
    }

    /**
     * Accepts no more requests: those that need neither user nor key are answered, the others cancelled.
     *
     * @return false when something was still running after {@code seconds}
     */
    public boolean finish(long seconds) {
        finishing = true;
        sessions.closeAll();
        return lanes.finish(seconds);
    }
}
