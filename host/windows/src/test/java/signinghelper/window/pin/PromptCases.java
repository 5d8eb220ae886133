package signinghelper.window.pin;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.jspecify.annotations.Nullable;
import signinghelper.certificate.SubjectDifference;
import signinghelper.check.Verdict;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Content;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.formats.statement.Statement;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.prompt.FakeSeals;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.prompt.Remark;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ClientName;
import signinghelper.session.ProductVersion;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.Words;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Windows that are hard to fit on a screen: names of 50 characters, 200 documents, a last try, a mismatch. */
final class PromptCases {
    static final String LONG_NAME = "湖北省恩施土家族苗族自治州某某某县某某某某镇某某某某村股份经济合作联合社有限责任公司第二分公司工程项目部";
    private static final String LONG_LABEL = "HBCA Longmai GM3000 Cryptographic Token Interface 2.0";
    private static final String CREDIT_CODE = "1.2.156.10260.4.1.4";
    private static final PinState USUAL = PinState.counted(6, 6, false);
    private static final PinState WORN = PinState.counted(5, 6, false);
    private static final PinState LAST = PinState.counted(1, 6, false);
    private static final Account ACCOUNT = new Account(LONG_NAME + "本级", "914201007071167872", Account.Role.SUPPLIER);
    private static final GuidanceBook GUIDANCE = new GuidanceBook(
            () -> Map.of("contact", "湖北CA 4008708080", "renewal", "http://css.example.org/web/" + "a".repeat(100)));

    /** Name of the greatest length, which poses as a portal's confirmed name. */
    private static final String POSING_NAME = "湖北省政府采购网 https://portal.example（已核实，不是程序）请放心输入 PIN 并立即确认，谢谢您的配合";

    /** Path that poses as a PDF by a right-to-left override and adds a false line. */
    private static final String POSING_PATH =
            "/home/user/" + "下载的文件 ".repeat(12) + "/client\u202Efdp.exe\n网址：https://portal.example";

    private final Language language;
    private final Words words;
    private final DocumentOpener opener;
    private final OfferedKey usual = key("湖北某某科技有限公司", "HBCA U-Key", USUAL, null);
    private final OfferedKey ending = usual.toRenewIn(OptionalLong.of(14));
    private final OfferedKey large = key(LONG_NAME, LONG_LABEL, USUAL, null);

    PromptCases(Language language, Path folder) {
        this.language = language;
        this.words = new Words(language, GUIDANCE);
        this.opener = new DocumentOpener(TestPages.preview(new PrivateFolder(folder)));
    }

    /**
     * A window that can be opened and closed.
     *
     * @param steps opening, and what then happens to the open window
     */
    record Shown(List<Runnable> steps, Runnable close) {
        Shown(Runnable open, Runnable close) {
            this(List.of(open), close);
        }
    }

    /** Returns the cases by the names of their pictures. */
    Map<String, Shown> all() {
        var cases = new LinkedHashMap<String, Shown>();
        cases.put("login", pin(new PinSubject.Login(), usual));
        cases.put("login-long", pin(new PinSubject.Login(), large, usual));
        cases.put("login-two", pin(new PinSubject.Login(), usual, large));
        cases.put("sign-1", pin(documents(1), usual));
        cases.put("sign-200", pin(documents(200), large));
        cases.put("sign-200-last", pin(documents(200), key(LONG_NAME, LONG_LABEL, LAST, null)));
        cases.put("sign-20-wrong", pin(documents(20), window -> window.showWrong(large, WORN), large));
        cases.put("sign-20-wrong-last", pin(documents(20), window -> window.showWrong(large, LAST), large));
        cases.put("sign-20-progress", pin(documents(20), window -> window.showProgress(7, 20), usual));
        cases.put("sign-20-stopped", pin(documents(20), window -> window.showPartly(14, cancelled()), usual));
        cases.put("sign-20-failed", pin(documents(20), window -> window.showPartly(3, removed()), large));
        cases.put("login-pulled", pin(new PinSubject.Login(), window -> window.offer(List.of()), usual));
        cases.put("login-pulled-other", pin(new PinSubject.Login(), window -> window.offer(List.of(large)), usual));
        cases.put("login-wrong", pin(new PinSubject.Login(), window -> window.showWrong(usual, WORN), usual));
        cases.put("login-initial", pin(new PinSubject.Login(), key("甲公司", "A", PinState.counted(6, 6, true), null)));
        cases.put("login-wrong-last", pin(new PinSubject.Login(), window -> window.showWrong(usual, LAST), usual));
        cases.put("login-ending", pin(new PinSubject.Login(), ending));
        cases.put("login-ending-two", pin(new PinSubject.Login(), coded().toRenewIn(OptionalLong.of(12)), usual));
        cases.put("login-ending-last", pin(new PinSubject.Login(), window -> window.showWrong(ending, LAST), ending));
        cases.put("sign-20-ending", pin(documents(20), ending));
        cases.put("sign-remark", remark());
        cases.put("sign-sealed", pin(sealed(), large));
        cases.put("bind-last", pin(binding(), key(LONG_NAME, LONG_LABEL, LAST, null)));
        cases.put("bind-mismatch", pin(binding(), mismatch()));
        cases.put("login-expired", pin(new PinSubject.Login(), key(LONG_NAME, LONG_LABEL, USUAL, expired())));
        cases.put("login-locked", pin(new PinSubject.Login(), key("甲公司", "A", PinState.counted(0, 6, true), null)));
        cases.put("client", pin(documents(1), client("某某投标客户端", "/opt/bidding/bin/client"), usual));
        cases.put("client-hostile", pin(documents(1), client(POSING_NAME, POSING_PATH), usual));
        cases.put("old-login", pin(OldPages.texts("8f3a61c09d7e42b5"), OldPages.asker(), usual));
        cases.put("open-1", pin(envelopes(1), usual));
        cases.put("open-200-last", pin(envelopes(200), key(LONG_NAME, LONG_LABEL, LAST, null)));
        cases.put("open-20-progress", pin(envelopes(20), window -> window.showProgress(7, 20), usual));
        cases.put("rehearse-1", pin(new PinSubject.Rehearsal(envelopes(1).envelopes()), usual));
        cases.put("declare-20", pin(declaration(20), large));
        cases.put("encrypt-1", encrypt(1, 2));
        cases.put("encrypt-200", encrypt(200, 90));
        cases.put("choose", choose());
        cases.put("change", change());
        return cases;
    }

    private Shown pin(PinSubject subject, OfferedKey... keys) {
        return pin(subject, page(), keys);
    }

    private Shown pin(PinSubject subject, Asker asker, OfferedKey... keys) {
        var window = window(subject, asker, keys);
        return new Shown(() -> window.open(0), window::close);
    }

    private Shown pin(PinSubject subject, Consumer<PinWindow> goOn, OfferedKey... keys) {
        var window = window(subject, page(), keys);
        return new Shown(List.of(() -> window.open(0), () -> goOn.accept(window)), window::close);
    }

    private PinWindow window(PinSubject subject, Asker asker, OfferedKey... keys) {
        var question = new PinQuestion(subject, asker, new OfferedKeys(List.of(keys), KeyChanges.NONE), language);
        return new PinWindow(question, words, opener, entry -> {});
    }

    /** Shows the end of a batch that is signed and could not be noted. */
    private Shown remark() {
        var key = "remark." + Remark.HISTORY_NOT_WRITTEN;
        var end = new Guidance(words.get(key), words.get(key + ".reason"), List.of());
        return pin(documents(200), window -> window.showEnd(end, Verdict.WARN), large);
    }

    private Shown choose() {
        var offered = new OfferedKeys(List.of(large, usual), KeyChanges.NONE);
        var question = new CertificateQuestion(KeyEntry.Use.SIGNATURE, page(), offered, language);
        var window = new CertificateWindow(question, words, choice -> {});
        return new Shown(() -> window.open(0), window::close);
    }

    private Shown change() {
        var tokens = List.of(large.held().token());
        var window = new PinChangeWindow(new PinChangeQuestion(page(), tokens, language), words, entry -> {});
        return new Shown(() -> window.open(0), window::close);
    }

    private static Asker client(String name, String program) {
        // Windows has no such names of files.
        var path = Path.of(File.separator.equals("/") ? program : program.replaceAll(" (?=/)|[\n?:]", "_"));
        return new Asker.DesktopClient(new ClientName(name), path);
    }

    private static PinSubject binding() {
        return new PinSubject.Binding(ACCOUNT);
    }

    private static PinSubject documents(int count) {
        return new PinSubject.Signing(lines(count, null), null);
    }

    private static PinSubject declaration(int count) {
        return new PinSubject.Declaration(
                envelopes(count).envelopes().stream()
                        .map(line -> line.with(Statement.Outcome.FOR_OTHERS))
                        .toList(),
                Statement.Kind.OPENING,
                ErrorCode.ENVELOPE_FOR_OTHERS);
    }

    /** Returns the window of recipients, the first of which the portal adds. */
    private Shown encrypt(int documents, int recipients) {
        var titles = envelopes(documents).titles();
        var certificate = CertificateDetails.of(large.held().key().certificate(), HolderRules.USUAL);
        var all = IntStream.rangeClosed(1, recipients)
                .mapToObj(number -> new RecipientsQuestion.Recipient(certificate, number == 1))
                .toList();
        var question = new RecipientsQuestion(
                page(), titles, all, recipients < 90, recipients < 90 ? 0 : recipients / 2, language);
        var window = new RecipientsWindow(question, words, agreed -> {});
        return new Shown(() -> window.open(0), window::close);
    }

    private static PinSubject.Opening envelopes(int count) {
        return new PinSubject.Opening(IntStream.rangeClosed(1, count)
                .mapToObj(number -> new EnvelopeLine(
                        "某某县某某镇小学扩建工程施工招标项目投标文件（资格审查部分和商务技术部分）第 " + number + " 册.pdf.p7e", 20L << 20, 3))
                .toList());
    }

    /** Returns documents of which one waits for the place of its seal; there are two seals to choose from. */
    private static PinSubject sealed() {
        var seals = List.of(FakeSeals.ring(300), FakeSeals.ring(12));
        return new PinSubject.Signing(
                lines(20, Content.inMemory(Bytes.copyOf(new byte[2000]))), new FakeSeals(seals, 3));
    }

    private static List<DocumentLine> lines(int count, @Nullable Content content) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new DocumentLine(
                        "某某县某某镇小学扩建工程施工招标项目投标文件（资格审查部分和商务技术部分）第 " + number + " 册.pdf",
                        "application/pdf",
                        "SM3 " + "0123456789abcdef".repeat(4),
                        content,
                        content != null))
                .toList();
    }

    /** Returns a key of the same name without 本级, and of a code with two digits exchanged. */
    private static OfferedKey mismatch() {
        var holder = new Account(LONG_NAME, "914201007071176872", Account.Role.SUPPLIER);
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                TestAuthority.root(TestKey.P256),
                request -> request.organisation(holder.name())
                        .extension(
                                new ASN1ObjectIdentifier(CREDIT_CODE), false, new DERUTF8String(holder.creditCode())));
        var match = SubjectMatch.of(key.certificate(), ACCOUNT, HolderRules.USUAL);
        var facts = new HashMap<>(SubjectDifference.facts(key.certificate(), ACCOUNT, match, HolderRules.USUAL));
        facts.put("menu", "系统管理-用户管理");
        facts.put("contact", "湖北CA客服 4008708080");
        var token = new TokenInfo("fake", LONG_LABEL, LONG_LABEL, "0123456789AB", LAST);
        return OfferedKey.of(
                new HeldKey(token, key.entry(KeyEntry.Use.SIGNATURE)),
                HolderRules.USUAL,
                new Refusal(ErrorCode.SUBJECT_MISMATCH, facts));
    }

    /** Returns a key of a holder with a code, whose details take two lines where there is a choice. */
    private static OfferedKey coded() {
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                TestAuthority.root(TestKey.P256),
                request -> request.organisation("湖北某某科技有限公司")
                        .extension(
                                new ASN1ObjectIdentifier(CREDIT_CODE), false, new DERUTF8String(ACCOUNT.creditCode())));
        var token = new TokenInfo("fake", "HBCA U-Key", "HBCA U-Key", "0123456789AB", USUAL);
        return OfferedKey.of(new HeldKey(token, key.entry(KeyEntry.Use.SIGNATURE)), HolderRules.USUAL, null);
    }

    private static Refusal cancelled() {
        return Refusal.of(ErrorCode.CANCELLED);
    }

    private static Refusal removed() {
        return Refusal.of(ErrorCode.TOKEN_REMOVED);
    }

    private static Refusal expired() {
        return Refusal.of(ErrorCode.CERTIFICATE_EXPIRED);
    }

    private static Asker page() {
        var origin = new Origin("https://czt.hubei.gov.cn");
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "湖北省政府采购电子交易数据汇聚平台", null);
    }

    private static OfferedKey key(String holder, String label, PinState state, @Nullable Refusal blocked) {
        var authority = TestAuthority.root(TestKey.P256);
        var key = SoftwareKey.issued(SoftwareKey.Kind.SM2, authority, request -> request.organisation(holder));
        var token = new TokenInfo("fake", label, label, "0123456789AB", state);
        return OfferedKey.of(new HeldKey(token, key.entry(KeyEntry.Use.SIGNATURE)), HolderRules.USUAL, blocked);
    }
}
