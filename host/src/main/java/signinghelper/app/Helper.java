package signinghelper.app;

import signinghelper.certificate.RememberedChoices;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.CertificateReading;
import signinghelper.check.Diagnosis;
import signinghelper.check.Repairs;
import signinghelper.command.Answers;
import signinghelper.command.CancelCommand;
import signinghelper.command.CertificateListCommand;
import signinghelper.command.CertificateSelectCommand;
import signinghelper.command.Command;
import signinghelper.command.ContentGetCommand;
import signinghelper.command.ContentPutCommand;
import signinghelper.command.DiagnosisRunCommand;
import signinghelper.command.Dispatcher;
import signinghelper.command.FileInspectCommand;
import signinghelper.command.FindingWords;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.LoginBindCommand;
import signinghelper.command.PinChangeCommand;
import signinghelper.command.SessionCloseCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.SignatureSignCommand;
import signinghelper.command.TokenListCommand;
import signinghelper.command.TokenNotifications;
import signinghelper.command.WindowOpenCommand;
import signinghelper.commandline.Bundle;
import signinghelper.commandline.CallersFolder;
import signinghelper.commandline.CertificateList;
import signinghelper.commandline.CheckProfile;
import signinghelper.commandline.Console;
import signinghelper.commandline.Diagnose;
import signinghelper.commandline.Inspect;
import signinghelper.commandline.InstalledProfile;
import signinghelper.commandline.LibraryList;
import signinghelper.commandline.PinChange;
import signinghelper.commandline.Program;
import signinghelper.commandline.Register;
import signinghelper.commandline.RepairOne;
import signinghelper.commandline.RollBack;
import signinghelper.commandline.Sign;
import signinghelper.commandline.Status;
import signinghelper.commandline.TokenList;
import signinghelper.commandline.Uninstall;
import signinghelper.commandline.UninstallWindow;
import signinghelper.commandline.Unregister;
import signinghelper.commandline.Verify;
import signinghelper.commandline.Window;
import signinghelper.content.ContentStore;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.login.AuthenticationSigner;
import signinghelper.profile.ProfileCheck;
import signinghelper.protocol.MessageWriter;
import signinghelper.protocol.Method;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.session.ProductVersion;
import signinghelper.session.Sessions;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.work.AskPin;
import signinghelper.work.Bind;
import signinghelper.work.ChangePin;
import signinghelper.work.ChooseCertificate;
import signinghelper.work.GatherSupport;
import signinghelper.work.HelperWindow;
import signinghelper.work.InspectFile;
import signinghelper.work.KeyOffer;
import signinghelper.work.ListCertificates;
import signinghelper.work.ListTokens;
import signinghelper.work.LogIn;
import signinghelper.work.PassedOnce;
import signinghelper.work.RationedPrompt;
import signinghelper.work.ReadTokens;
import signinghelper.work.RunDiagnosis;
import signinghelper.work.SignDocuments;
import signinghelper.work.WindowWork;

import java.io.PrintWriter;
import java.util.List;

/**
 * The helper between its {@link Edges}: what there is once, and the two sides that use it, a browser's stream of frames and
 * the command line. Whatever a test replaces is an edge; there is no other wiring.
 */
public final class Helper implements AutoCloseable {
    private final Edges edges;
    private final WireFormat format = new WireFormat();
    private final Sessions sessions = new Sessions();
    private final CheckBook checkWords = new CheckBook();
    private final FindingWords findingWords;
    private final ContentStore contents;
    private final LogIn logIn;
    private final Bind bind;
    private final ChooseCertificate chooseCertificate;
    private final SignDocuments signing;
    private final InspectFile inspectFile;
    private final ListTokens listTokens;
    private final ListCertificates listCertificates;
    private final ChangePin changePin;
    private final RunDiagnosis runDiagnosis;
    private final Repairs repairs;
    private final GatherSupport gatherSupport;
    private final HelperWindow window;
    private final WindowOpenCommand windowOpen;

    public Helper(Edges edges) {
        this.edges = edges;
        var tokens = edges.tokens();
        var time = edges.time();
        findingWords = new FindingWords(checkWords, edges.guidance());
        var prompt = new RationedPrompt(edges.prompt(), edges.clock());
        contents = new ContentStore(edges.contents());
        var offer = new KeyOffer(tokens, time, new RevocationWatch(edges.revocation(), time), this::holders);
        var pin = new AskPin(tokens, offer, prompt);
        var signer = new AuthenticationSigner("signing-helper/" + edges.version());
        logIn = new LogIn(offer, pin, signer);
        bind = new Bind(offer, pin, signer);
        var choices = new RememberedChoices(edges.state().resolve("choices.json"), format);
        chooseCertificate = new ChooseCertificate(offer, prompt, choices);
        signing = new SignDocuments(offer, pin, time);
        inspectFile = new InspectFile(new FileInspector(), new InspectionBook(), edges.glance());
        listTokens = new ListTokens(tokens);
        listCertificates = new ListCertificates(tokens, time);
        changePin = new ChangePin(tokens, prompt);
        var diagnosis = new Diagnosis(edges.checks().make(sessions, new CertificateReading(tokens, this::holders)));
        runDiagnosis = new RunDiagnosis(diagnosis);
        repairs = new Repairs(edges.repairs(), edges.state().resolve("repairs"), time, format);
        gatherSupport = support(diagnosis);
        window = edges.windows().make(windowWork());
        windowOpen = new WindowOpenCommand(window, edges.clock());
    }

    private HolderRules holders() {
        try {
            return edges.glance().load().signing().holder();
        } catch (Refusal refusal) {
            return HolderRules.USUAL;
        }
    }

    private WindowWork windowWork() {
        return new WindowWork(
                runDiagnosis,
                repairs,
                edges.tokens(),
                new ReadTokens(edges.tokens(), edges.time(), this::holders),
                changePin,
                inspectFile,
                gatherSupport,
                new PassedOnce(edges.state().resolve("passed-once")),
                edges.glance());
    }

    private GatherSupport support(Diagnosis diagnosis) {
        var person = edges.person();
        return new GatherSupport(
                ProgramVersions.of(edges.version(), System.getProperties()),
                diagnosis,
                repairs,
                edges.glance(),
                edges.tokens(),
                edges.time(),
                new GatherSupport.Log(edges.log(), Method.names()),
                new ReportMaker(person.home(), person.name(), checkWords, edges.guidance()),
                format);
    }

    /** Removes what repairs of long ago have left. */
    void tidy() {
        repairs.tidy();
    }

    /** The host at one end of a stream of frames. */
    public Host host(NativeMessageStream stream) {
        var answers = new Answers(new MessageWriter(stream, format), edges.guidance(), findingWords);
        var open = new SessionOpenCommand(new ProductVersion(edges.version()), edges.profile(), sessions);
        var notifications = new TokenNotifications(edges.tokens(), answers);
        var dispatcher = new Dispatcher(open, commands(), sessions, format, answers, notifications, contents);
        return new Host(new RequestReader(format), answers, dispatcher);
    }

    /** Commands of an open session. */
    public List<Command<?, ?>> commands() {
        return List.of(
                new SessionCloseCommand(sessions),
                new TokenListCommand(listTokens),
                new CertificateSelectCommand(chooseCertificate),
                new CertificateListCommand(listCertificates),
                new LoginAuthenticateCommand(logIn),
                new LoginBindCommand(bind),
                new ContentPutCommand(contents),
                new ContentGetCommand(contents),
                new SignatureSignCommand(signing, contents),
                new PinChangeCommand(changePin),
                new DiagnosisRunCommand(runDiagnosis, findingWords),
                new FileInspectCommand(inspectFile, contents),
                windowOpen,
                new CancelCommand());
    }

    /** The commands for a user at a terminal, in the order of the help. */
    public Program commandLine(PrintWriter out, PrintWriter errors, CallersFolder calledFrom, Language usual) {
        var console = new Console(out, errors, edges.guidance(), format, calledFrom, usual);
        var installed = new InstalledProfile(edges.profile(), console);
        var install = edges.install();
        return new Program(
                console,
                edges.version(),
                new TokenList(installed, listTokens, console),
                new LibraryList(installed, edges.libraries(), console),
                new CertificateList(installed, listCertificates, console),
                new Sign(installed, signing, console),
                new Verify(installed, edges.time(), console),
                new PinChange(installed, changePin, console),
                new Window(installed, window, console),
                new UninstallWindow(install, edges.removal(), console),
                new Register(edges.registrations(), edges.profile(), console),
                new Unregister(edges.registrations(), installed, console),
                new Status(edges.registrations(), install, installed, console),
                new RollBack(install, console),
                new Uninstall(install, console),
                new Diagnose(installed, runDiagnosis, checkWords, format, console),
                new RepairOne(installed, repairs, checkWords, console),
                new Inspect(installed, inspectFile, console),
                new CheckProfile(new ProfileCheck(format), console),
                new Bundle(installed, gatherSupport, console));
    }

    @Override
    public void close() {
        window.close();
        edges.contents().close();
    }

    /** The other end of a stream of frames. */
    public record Host(RequestReader requestReader, Answers answers, Dispatcher dispatcher) {}
}
