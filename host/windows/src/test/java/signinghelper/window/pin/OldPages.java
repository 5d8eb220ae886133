package signinghelper.window.pin;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.login.Origin;
import signinghelper.profile.OldInterface;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.PinSubject;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** An old page, and texts that it wants signed. */
final class OldPages {
    private OldPages() {}

    static Asker asker() {
        var origin = new Origin("https://czt.hubei.gov.cn");
        var portal = "湖北省政府采购电子交易数据汇聚平台";
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), portal, null, OldInterface.UCAPI);
    }

    static PinSubject texts(String... texts) {
        return new PinSubject.Signing(Stream.of(texts).map(OldPages::line).toList(), null);
    }

    private static DocumentLine line(String text) {
        var content = Content.inMemory(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        return new DocumentLine("旧版网页的文字", "text/plain", "SM3 " + "0123456789abcdef".repeat(4), content, false);
    }
}
