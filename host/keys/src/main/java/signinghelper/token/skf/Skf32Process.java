package signinghelper.token.skf;

import signinghelper.token.skf.Skf32Frame.Answer;
import signinghelper.token.skf.Skf32Frame.Argument;
import signinghelper.token.skf.Skf32Frame.Operation;
import signinghelper.token.skf.Skf32Frame.Outcome;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The program {@code skf32}, which holds one library. When it ends, as with a library that crashes, this process ends too:
 * the host then sees the same as with a library that is loaded here. The program ends with its input, so with this process.
 */
final class Skf32Process {
    /** Thread of the program that makes a call; the calls of one lane follow each other. */
    enum Lane {
        CALLS(0),
        WAITING(1);

        private final int number;

        Lane(int number) {
            this.number = number;
        }
    }

    private static final Logger LOG = System.getLogger(Skf32Process.class.getName());
    private static final int CRASHED = 3;

    private final OutputStream out;
    private final List<BlockingQueue<Answer>> answers =
            List.of(new ArrayBlockingQueue<>(1), new ArrayBlockingQueue<>(1));

    private Skf32Process(OutputStream out) {
        this.out = out;
    }

    /**
     * Starts the program with a library.
     *
     * @throws UnsatisfiedLinkError if it cannot be started, or cannot load the library
     */
    static Skf32Process start(Path program, Path library) {
        try {
            var process = new ProcessBuilder(program.toString(), library.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var in = new DataInputStream(process.getInputStream());
            var first = Skf32Frame.read(in);
            if (first.outcome() != Outcome.LOADED) {
                throw new UnsatisfiedLinkError(library + " is not loaded, error " + first.value());
            }
            var started = new Skf32Process(process.getOutputStream());
            var reader = new Thread(() -> started.read(in), "answers of " + program.getFileName());
            reader.setDaemon(true);
            reader.start();
            return started;
        } catch (IOException e) {
            var error = new UnsatisfiedLinkError(program + " does not hold " + library);
            error.initCause(e);
            throw error;
        }
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                var answer = Skf32Frame.read(in);
                answers.get(answer.lane()).add(answer);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the program for 32-bit libraries has ended", e);
            // No library is in this process, so nothing hangs at its end.
            Runtime.getRuntime().halt(CRASHED);
        }
    }

    /**
     * Calls a function and waits for its return.
     *
     * @throws UnsatisfiedLinkError if the library has no such function
     */
    Answer call(Lane lane, String function, List<Argument> arguments) throws IOException {
        var answer = ask(Operation.CALL, lane, function, arguments);
        if (answer.outcome() == Outcome.NO_FUNCTION) {
            throw new UnsatisfiedLinkError(function);
        }
        return answer;
    }

    /** Returns true when the library has a function; {@code parameters} is the number of its arguments. */
    boolean has(String function, int parameters) {
        try {
            var none = Collections.nCopies(parameters, Argument.number(0));
            return ask(Operation.LOOK_UP, Lane.CALLS, function, none).outcome() != Outcome.NO_FUNCTION;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the program for 32-bit libraries takes no question", e);
            return false;
        }
    }

    private Answer ask(Operation operation, Lane lane, String function, List<Argument> arguments) throws IOException {
        synchronized (answers.get(lane.number)) {
            var frame = Skf32Frame.request(operation, lane.number, function, arguments);
            try {
                write(frame);
                return answers.get(lane.number).take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted in " + function, e);
            } finally {
                Arrays.fill(frame, (byte) 0);
            }
        }
    }

    private synchronized void write(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }
}
