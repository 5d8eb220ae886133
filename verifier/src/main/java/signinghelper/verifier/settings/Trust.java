package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * PEM files of the CAs that are believed, by the role of those whom they serve.
 *
 * @param signers CAs of the users' certificates; at least one file
 * @param intermediates CA certificates between those and the users'
 * @param sealMakers makers of seals, or their CAs; empty where no seal is believed
 * @param timeStampAuthorities CAs of time-stamp authorities; empty where no time stamp is believed
 */
public record Trust(
        List<String> signers, List<String> intermediates, List<String> sealMakers, List<String> timeStampAuthorities) {

    public Trust(
            @Nullable List<String> signers,
            @Nullable List<String> intermediates,
            @Nullable List<String> sealMakers,
            @Nullable List<String> timeStampAuthorities) {
        this.signers = Texts.listed("trust.signers", signers);
        this.intermediates = Texts.listed("trust.intermediates", intermediates);
        this.sealMakers = Texts.listed("trust.sealMakers", sealMakers);
        this.timeStampAuthorities = Texts.listed("trust.timeStampAuthorities", timeStampAuthorities);
        if (this.signers.isEmpty()) {
            throw new WrongSettingException(
                    "trust.signers", "is missing", "Name the PEM files of the CAs whose certificates are taken.");
        }
    }
}
