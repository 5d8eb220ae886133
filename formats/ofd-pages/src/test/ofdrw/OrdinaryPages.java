import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ofdrw.core.annotation.pageannot.AnnotType;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.font.Font;
import org.ofdrw.font.FontName;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.edit.Annotation;
import org.ofdrw.layout.element.Img;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.Position;
import org.ofdrw.layout.element.Span;
import org.ofdrw.layout.element.canvas.Canvas;
import org.ofdrw.layout.element.canvas.DrawContext;
import org.ofdrw.layout.element.canvas.Drawer;
import org.ofdrw.layout.element.canvas.FontSetting;
import org.ofdrw.reader.OFDReader;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Maker of the ordinary documents among the tests' resources, with ofdrw-layout 2.3.3 and a subset of Liberation Sans, which
 * PDFBox brings along.
 *
 * <pre>
 * java -cp 'JARS/*' OrdinaryPages.java FOLDER
 * </pre>
 */
public final class OrdinaryPages {
    private OrdinaryPages() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        text(folder.resolve("text.ofd"));
        drawing(folder.resolve("drawing.ofd"));
        pictures(folder.resolve("pictures.ofd"), folder);
        embedded(folder.resolve("embedded.ofd"), folder);
        annotated(folder.resolve("annotated.ofd"));
        canvas(folder.resolve("gradient.ofd"), context -> {
            var gradient = context.createLinearGradient(0.0, 0.0, 100.0, 0.0);
            gradient.addColorStop(0, "#FF0000");
            gradient.addColorStop(1, "#0000FF");
            context.fillStyle = gradient;
            context.fillRect(0, 0, 100, 50);
        });
    }

    private static void text(Path file) throws Exception {
        try (var document = new OFDDoc(file)) {
            document.add(new Paragraph("政府采购投标函", 8d).setFontSize(8d));
            var line = new Paragraph().setFontSize(4d);
            line.add(new Span("投标总价为人民币"));
            line.add(new Span("壹佰万元整").setColor(200, 0, 0).setBold(true));
            line.add(new Span("，").setUnderline(true));
            line.add(new Span("with Latin letters").setFont(FontName.TimesNewRoman.font()).setItalic(true));
            document.add(line);
            for (var at = 0; at < 60; at++) {
                document.add(new Paragraph("第" + (at + 1) + "条：供应商应当按照采购文件的要求编制响应文件，并对其真实性负责。", 4d));
            }
            document.add(new Paragraph("（盖章处）").setFontSize(5d));
        }
    }

    private static void canvas(Path file, Drawer drawer) throws Exception {
        try (var document = new OFDDoc(file)) {
            var page = new VirtualPage(120d, 100d);
            var canvas = new Canvas(100d, 80d);
            canvas.setPosition(Position.Absolute).setX(10d).setY(10d);
            canvas.setDrawer(drawer);
            document.addVPage(page.add(canvas));
        }
    }

    private static void drawing(Path file) throws Exception {
        canvas(file, context -> {
            context.setFillColor(255, 0, 0);
            context.fillRect(0, 0, 20, 20);
            context.setStrokeColor(0, 0, 255).setLineWidth(1);
            context.strokeRect(30, 0, 20, 20);
            context.beginPath();
            context.moveTo(60, 20).quadraticCurveTo(70, -20, 80, 20).closePath();
            context.setFillColor(0, 128, 0);
            context.fill();
            context.beginPath();
            context.arc(20, 40, 10, 0, 270);
            context.setLineWidth(0.5).setLineDash(2d, 1d);
            context.stroke();
            context.save();
            context.setGlobalAlpha(0.5);
            context.setFillColor(0, 0, 0);
            context.fillRect(40, 30, 20, 20);
            context.restore();
            context.save();
            context.translate(80, 40);
            context.rotate(45);
            context.setFillColor(255, 128, 0);
            context.fillRect(-5, -5, 10, 10);
            context.restore();
            context.setFont(new FontSetting(6d, FontName.SimSun.font()));
            context.setFillColor(0, 0, 0);
            context.fillText("图中文字", 5, 70);
        });
    }

    private static void pictures(Path file, Path folder) throws Exception {
        var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 20, 20);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(20, 20, 20, 20);
        graphics.dispose();
        try (var document = new OFDDoc(file)) {
            var page = new VirtualPage(120d, 50d);
            var left = 10d;
            for (var kind : new String[] {"png", "jpg", "bmp"}) {
                var picture = folder.resolve("picture." + kind);
                ImageIO.write(image, kind, picture.toFile());
                page.add(new Img(30, 30, picture).setPosition(Position.Absolute).setX(left).setY(10d));
                left += 35;
            }
            document.addVPage(page);
        }
        for (var kind : new String[] {"png", "jpg", "bmp"}) {
            Files.delete(folder.resolve("picture." + kind));
        }
    }

    private static void embedded(Path file, Path folder) throws Exception {
        var subset = folder.resolve("subset.ttf");
        try (var in = TTFParser.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                var out = Files.newOutputStream(subset)) {
            var subsetter = new TTFSubsetter(new TTFParser().parse(new RandomAccessReadBuffer(in)));
            "Embedded letters".chars().forEach(subsetter::add);
            subsetter.writeToStream(out);
        }
        try (var document = new OFDDoc(file)) {
            document.setDefaultPageLayout(new PageLayout(120d, 50d).setMargin(10d));
            document.add(new Paragraph()
                    .add(new Span("Embedded letters").setFont(new Font("Subset", "Subset", subset)).setFontSize(8d)));
        }
        Files.delete(subset);
    }

    private static void annotated(Path file) throws Exception {
        var bare = file.resolveSibling("bare.ofd");
        try (var document = new OFDDoc(bare)) {
            document.setDefaultPageLayout(new PageLayout(120d, 100d).setMargin(10d));
            document.add(new Paragraph("正文", 6d));
        }
        try (var reader = new OFDReader(bare);
                var document = new OFDDoc(reader, file)) {
            document.addAnnotation(1, new Annotation(new ST_Box(60d, 50d, 40d, 30d), AnnotType.Watermark, context -> {
                context.setFillColor(0, 200, 0);
                context.fillRect(0, 0, 40, 30);
            }));
        }
        Files.delete(bare);
    }
}
