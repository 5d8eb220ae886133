package signinghelper.commandline;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.registration.Change;
import signinghelper.registration.Registration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;

/** Changes of {@code register} and {@code unregister}: makes and prints them. */
final class BrowserChanges {

    /** The JSON document. */
    private record Answer(List<Told> changes, List<Failure> errors) {}

    /** Change that was made. */
    private record Told(String place, Kind change) {
        static Told of(Change change) {
            var kind = change.after() == null ? Kind.REMOVED : change.before() == null ? Kind.WRITTEN : Kind.REPLACED;
            return new Told(change.place().toString(), kind);
        }
    }

    private enum Kind {
        WRITTEN,
        REPLACED,
        REMOVED
    }

    /** Planned changes, computed when they are needed. */
    interface Plan {
        List<Change> changes() throws IOException, Refusal;
    }

    private final Registration registration;
    private final Console console;

    BrowserChanges(Registration registration, Console console) {
        this.registration = registration;
        this.console = console;
    }

    /** Returns how the command ends. */
    ExitCode make(Plan plan) {
        try {
            var changes = plan.changes();
            registration.make(changes, change -> {});
            tell(changes.stream().map(Told::of).toList());
            return ExitCode.DONE;
        } catch (AccessDeniedException e) {
            return refused(Refusal.of(ErrorCode.RIGHTS_MISSING, e));
        } catch (IOException e) {
            return refused(Refusal.of(ErrorCode.FILE_FAILED, e));
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private void tell(List<Told> changes) {
        changes.forEach(told -> console.line(console.words().get("registration." + told.change(), told.place())));
        if (changes.isEmpty()) {
            console.note(console.words().get("registration.unchanged"));
        }
        console.document(new Answer(changes, List.of()));
    }

    private ExitCode refused(Refusal refusal) {
        console.document(new Answer(List.of(), List.of(console.refuse(refusal, null))));
        return ExitCode.REFUSED;
    }
}
