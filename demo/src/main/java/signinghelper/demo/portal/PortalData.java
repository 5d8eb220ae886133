package signinghelper.demo.portal;

/** The data that all nodes of the portal share, as in a database: accounts, logins, the log of verifications, and tenders. */
record PortalData(Accounts accounts, Sessions sessions, VerificationLog verifications, Tenders tenders) {
    static PortalData empty() {
        var accounts = new Accounts();
        var sessions = new Sessions(accounts);
        return new PortalData(accounts, sessions, new VerificationLog(), new Tenders(sessions));
    }

    void forgetAll() {
        accounts.forgetAll();
        sessions.forgetAll();
        verifications.forgetAll();
        tenders.forgetAll();
    }
}
