package signinghelper.enrolment;

/** Status of a certificate at the portal. The names are those of the contract. */
public enum EnrolmentStatus {
    /** The certificate may be used. */
    ENROLLED,
    /** 签章未升级: its CA is connected to the portal, and its seal has to be upgraded first. */
    SEAL_NOT_UPGRADED,
    /** 用户未授权: it is not connected to the portal and cannot be used for now. */
    NOT_AUTHORISED
}
