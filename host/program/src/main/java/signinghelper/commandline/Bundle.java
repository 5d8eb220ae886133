package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.support.ReportText;
import signinghelper.support.SupportBundle;
import signinghelper.support.SupportChoice;
import signinghelper.support.SupportReport;
import signinghelper.work.GatherSupport;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code bundle}: prints the report for a support desk, and saves it in one file. */
@Command
public final class Bundle implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param file the written file; null when none was written
     * @param report its content; null when nothing could be collected
     */
    private record Answer(@Nullable String file, @Nullable SupportReport report, List<Failure> errors) {}

    private final InstalledProfile installed;
    private final GatherSupport work;
    private final Console console;

    @Option(names = "--out", paramLabel = "FILE", required = true)
    private Path file = Path.of("");

    @Option(names = "--certificates")
    private boolean certificates;

    @Option(names = "--identity")
    private boolean identity;

    @Option(names = "--force")
    private boolean force;

    public Bundle(InstalledProfile installed, GatherSupport work, Console console) {
        this.installed = installed;
        this.work = work;
        this.console = console;
    }

    @Override
    public Integer call() {
        installed.load();
        @Nullable SupportReport report = null;
        try {
            var draft = work.gather(new Cancellation());
            report = draft.report(new SupportChoice(identity, certificates));
            new ReportText(report).text().lines().forEach(console::line);
            save(draft.bundle(report));
            console.note(console.words().get("bundle.saved", console.folder().nameOf(file)));
            console.document(new Answer(console.folder().nameOf(file), report, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(null, report, List.of(console.refuse(refusal, file))));
            return ExitCode.REFUSED.number();
        }
    }

    private void save(SupportBundle bundle) throws Refusal {
        try {
            bundle.save(file, force);
        } catch (FileAlreadyExistsException e) {
            throw Refusal.of(ErrorCode.FILE_EXISTS, e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        }
    }
}
