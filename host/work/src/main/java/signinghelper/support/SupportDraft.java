package signinghelper.support;

import signinghelper.protocol.WireFormat;

/** Material of a support bundle, from which the user chooses the contents of a report. */
public final class SupportDraft {
    private final SupportMaterial material;
    private final ReportMaker maker;
    private final WireFormat format;

    public SupportDraft(SupportMaterial material, ReportMaker maker, WireFormat format) {
        this.material = material;
        this.maker = maker;
        this.format = format;
    }

    /** Creates the report that may be shown and saved. */
    public SupportReport report(SupportChoice choice) {
        return maker.report(material, choice);
    }

    /** Creates the bundle with exactly the contents of {@code report}. */
    public SupportBundle bundle(SupportReport report) {
        return new SupportBundle(report, format);
    }
}
