package signinghelper.preview;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ways in which a page of few bytes costs much. */
enum HostilePage {
    /** Twelve forms, each of which draws the next one ten times: 10^12 words. */
    ENDLESS_FORMS {
        @Override
        void fill(PDDocument document, PDPage page) throws IOException {
            var words = new PDResources();
            words.put(COSName.getPDFName("F"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            var below = form(document, "BT /F 9 Tf 10 10 Td (word) Tj ET 0 0 m 300 300 l S", words);
            for (var depth = 0; depth < 12; depth++) {
                var resources = new PDResources();
                resources.put(COSName.getPDFName("X"), below);
                below = form(document, "/X Do ".repeat(10), resources);
            }
            show(document, page, below, "/X Do");
        }
    },
    /** A hundred thousand curved, dashed lines over the whole page. */
    MANY_PATHS {
        @Override
        void fill(PDDocument document, PDPage page) throws IOException {
            var paths = new StringBuilder("30 w [0.01 0.01] 0 d ");
            for (var number = 0; number < 100_000; number++) {
                paths.append(number % 500)
                        .append(" 0 m 0 800 900 0 ")
                        .append(number % 333)
                        .append(" 800 c S ");
            }
            page.setContents(stream(document, paths.toString()));
        }
    },
    /** A picture of 20,000 x 20,000 samples, which is all zeros: 1.2 GB unpacked. */
    LARGE_PICTURE {
        @Override
        void fill(PDDocument document, PDPage page) throws IOException {
            var data = new COSStream();
            try (var out = data.createOutputStream(COSName.FLATE_DECODE)) {
                var line = new byte[20_000 * 3];
                for (var row = 0; row < 20_000; row++) {
                    out.write(line);
                }
            }
            data.setItem(COSName.TYPE, COSName.XOBJECT);
            var image = new PDImageXObject(new PDStream(data), null);
            image.setWidth(20_000);
            image.setHeight(20_000);
            image.setBitsPerComponent(8);
            image.setColorSpace(PDDeviceRGB.INSTANCE);
            var resources = new PDResources();
            resources.put(COSName.getPDFName("X"), image);
            page.setResources(resources);
            page.setContents(stream(document, "600 0 0 800 0 0 cm /X Do"));
        }
    };

    abstract void fill(PDDocument document, PDPage page) throws IOException;

    Content document() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.addPage(new PDPage(PDRectangle.A4));
            fill(document, page);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return Content.inMemory(Bytes.copyOf(out.toByteArray()));
        }
    }

    private static PDStream stream(PDDocument document, String text) throws IOException {
        return new PDStream(
                document, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE);
    }

    private static PDFormXObject form(PDDocument document, String text, PDResources resources) throws IOException {
        var form = new PDFormXObject(stream(document, text));
        form.setBBox(PDRectangle.A4);
        form.setResources(resources);
        return form;
    }

    private static void show(PDDocument document, PDPage page, PDFormXObject form, String text) throws IOException {
        var resources = new PDResources();
        resources.put(COSName.getPDFName("X"), form);
        page.setResources(resources);
        page.setContents(stream(document, text));
    }
}
