package signinghelper.installation;

/** The steps of an installation in their order, for a progress display. */
public enum Step {
    CLEAN_UP,
    COPY_PROGRAM,
    MAKE_JAVA,
    SELF_TEST,
    MAKE_ARCHIVE,
    SWITCH_OVER,
    ENTER_MENU,
    REGISTER,
    REMOVE_UNUSED
}
