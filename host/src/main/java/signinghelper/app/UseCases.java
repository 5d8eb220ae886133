package signinghelper.app;

import signinghelper.certificate.RememberedChoices;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.CertificateReading;
import signinghelper.check.Diagnosis;
import signinghelper.check.Repairs;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.history.SignatureHistory;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.login.AuthenticationSigner;
import signinghelper.profile.HolderSource;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Sessions;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.work.AskPin;
import signinghelper.work.Bind;
import signinghelper.work.ChangePin;
import signinghelper.work.ChooseCertificate;
import signinghelper.work.GatherSupport;
import signinghelper.work.InspectFile;
import signinghelper.work.JudgedApart;
import signinghelper.work.KeyOffer;
import signinghelper.work.ListCertificates;
import signinghelper.work.ListSeals;
import signinghelper.work.ListTokens;
import signinghelper.work.LogIn;
import signinghelper.work.PassedOnce;
import signinghelper.work.RationedPrompt;
import signinghelper.work.ReadTokens;
import signinghelper.work.RunDiagnosis;
import signinghelper.work.SessionVerdicts;
import signinghelper.work.SignDocuments;
import signinghelper.work.SignatureNotes;
import signinghelper.work.Verdicts;
import signinghelper.work.VerifyDocument;
import signinghelper.work.WindowWork;

/**
 * Use cases between the edges: created once, for both sides and the helper window.
 *
 * @param inspectHere inspection for the terminal, whose process has nothing else to do
 */
record UseCases(
        LogIn logIn,
        Bind bind,
        ChooseCertificate chooseCertificate,
        SignDocuments signDocuments,
        ListTokens listTokens,
        ListCertificates listCertificates,
        ListSeals listSeals,
        InspectFile inspectFile,
        InspectFile inspectHere,
        VerifyDocument verifyDocument,
        SessionVerdicts verdicts,
        ChangePin changePin,
        RunDiagnosis runDiagnosis,
        Repairs repairs,
        GatherSupport gatherSupport,
        ReadTokens readTokens,
        SignatureHistory history) {

    /** Creates the use cases; a diagnosis gets the extension's version from {@code sessions}. */
    static UseCases between(Edges edges, Sessions sessions) {
        var tokens = edges.keys().tokens();
        var time = edges.clocks().time();
        var format = new WireFormat();
        HolderSource holders = () -> holders(edges);
        var prompt = new RationedPrompt(edges.user().prompt(), edges.clocks().monotonic());
        var offer =
                new KeyOffer(tokens, time, new RevocationWatch(edges.judging().revocation(), time), holders);
        var pin = new AskPin(tokens, offer, prompt);
        var signer = new AuthenticationSigner("signing-helper/" + edges.place().version());
        var choices = new RememberedChoices(edges.place().state().resolve("choices.json"), format);
        var diagnosis =
                new Diagnosis(edges.computer().checks().make(sessions, new CertificateReading(tokens, holders)));
        var repairs =
                new Repairs(edges.computer().repairs(), edges.place().state().resolve("repairs"), time, format);
        var history = new SignatureHistory(
                edges.place().state().resolve("history"), edges.profiles().glance(), format);
        var keywords = PagesMode.keywords(edges.place().contents());
        var verification = new VerifyDocument(edges.judging().revocation(), time);
        var judging = new JudgedApart.Parts(
                edges.judging().process(),
                edges.place().contents(),
                edges.judging().revocation(),
                time,
                VerifyDocument.LONGEST);
        return new UseCases(
                new LogIn(offer, pin, signer),
                new Bind(offer, pin, signer),
                new ChooseCertificate(offer, prompt, choices),
                new SignDocuments(
                        offer,
                        pin,
                        tokens,
                        keywords,
                        edges.judging().timeStamping(),
                        time,
                        new SignatureNotes(history, holders, time)),
                new ListTokens(tokens),
                new ListCertificates(tokens, time),
                new ListSeals(tokens, time),
                inspecting(edges, new JudgedApart(judging)),
                inspecting(edges, verification),
                verification,
                new SessionVerdicts(judging),
                new ChangePin(tokens, prompt),
                new RunDiagnosis(diagnosis),
                repairs,
                support(edges, diagnosis, repairs, format),
                new ReadTokens(tokens, time, holders),
                history);
    }

    private static InspectFile inspecting(Edges edges, Verdicts verdicts) {
        return new InspectFile(
                new FileInspector(),
                new InspectionBook(),
                edges.profiles().glance(),
                verdicts,
                edges.clocks().time());
    }

    private static HolderRules holders(Edges edges) {
        try {
            return edges.profiles().glance().load().signing().holder();
        } catch (Refusal refusal) {
            return HolderRules.USUAL;
        }
    }

    private static GatherSupport support(Edges edges, Diagnosis diagnosis, Repairs repairs, WireFormat format) {
        return new GatherSupport(
                ProgramVersions.of(edges.place().version(), System.getProperties()),
                diagnosis,
                repairs,
                edges.profiles().glance(),
                edges.keys().tokens(),
                edges.clocks().time(),
                new GatherSupport.Log(edges.place().log(), Method.names()),
                new ReportMaker(
                        edges.place().whereabouts(),
                        new CheckBook(),
                        edges.user().guidance()),
                format);
    }

    WindowWork windowWork(Edges edges) {
        return new WindowWork(
                runDiagnosis,
                repairs,
                edges.keys().tokens(),
                readTokens,
                changePin,
                inspectFile,
                gatherSupport,
                new PassedOnce(edges.place().state().resolve("passed-once")),
                history,
                edges.profiles().glance());
    }
}
