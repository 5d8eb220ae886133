package signinghelper.support;

import signinghelper.protocol.WireFormat;

/** Material of a support bundle, of which the user chooses what a report holds. */
public final class SupportDraft {
    private final SupportMaterial material;
    private final ReportMaker maker;
    private final WireFormat format;

    public SupportDraft(SupportMaterial material, ReportMaker maker, WireFormat format) {
        this.material = material;
        this.maker = maker;
        this.format = format;
    }

    /** Makes the report that may be shown and saved. */
    public SupportReport report(SupportChoice choice) {
        return maker.report(material, choice);
    }

    /** Makes the bundle of what {@code report} shows, and of nothing else. */
    public SupportBundle bundle(SupportReport report) {
        return new SupportBundle(report, format);
    }
}
