package signinghelper.jnlp;

import signinghelper.installation.InstallationException.Reason;
import signinghelper.installation.Step;

import java.util.Locale;

/** A text for users in both languages. */
record Words(String chinese, String english) {
    static final Words TITLE = new Words("安装政采签章助手", "Installing Signing Helper");
    static final Words PREPARING = new Words("正在准备…", "Preparing …");
    static final Words WORKING = new Words("正在安装政采签章助手", "Installing Signing Helper");
    static final Words FAILED = new Words("没有装好", "It is not installed");
    static final Words HARMLESS = new Words(
            "不需要管理员权限。取消不影响已安装的版本，可以随时再装。",
            "No administrator is needed. Cancelling harms no version that is installed; install again at any time.");
    static final Words CANCEL = new Words("取消", "Cancel");
    static final Words TRY_AGAIN = new Words("再试一次", "Try again");
    static final Words CLOSE = new Words("关闭", "Close");
    static final Words COPY = new Words("复制详细记录", "Copy the details");
    static final Words COPIED = new Words("已复制", "Copied");
    static final Words LOG = new Words("详细记录（可发给技术支持）：", "Details, for a support desk:");
    static final Words UNWRITABLE = new Words(
            "文件无法写入，已安装的版本（如有）不受影响。请检查磁盘空间，以及安全软件是否拦截，然后再试一次。",
            "A file could not be written; what was installed before still works. Look whether the disk is full or security "
                    + "software is in the way, then try again.");

    static final Words UNEXPECTED = new Words(
            "安装遇到意外问题，已安装的版本（如有）不受影响。请再试一次；仍不行请把详细记录发给技术支持。",
            "Something unexpected happened; what was installed before still works. Try again; if that does not help, send the "
                    + "details to your support desk.");

    String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    /** Returns how far the installation is. */
    static Words count(int step, int all) {
        return new Words("第 " + step + " 步，共 " + all + " 步", "Step " + step + " of " + all);
    }

    static Words of(Step step) {
        return switch (step) {
            case CLEAN_UP -> new Words("正在清理上次未完成的安装…", "Clearing away what is left of earlier installations …");
            case COPY_PROGRAM -> new Words("正在复制程序…", "Copying the program …");
            case MAKE_JAVA -> new Words("正在准备运行环境…", "Preparing the program's own Java …");
            case SELF_TEST -> new Words("正在测试新版本…", "Testing the new version …");
            case MAKE_ARCHIVE -> new Words("正在加快启动速度…", "Making it start faster …");
            case SWITCH_OVER -> new Words("正在切换到新版本…", "Switching to the new version …");
            case ENTER_MENU -> new Words("正在加入应用菜单…", "Adding it to the menu …");
            case REGISTER -> new Words("正在通知浏览器…", "Telling the browsers …");
            case REMOVE_UNUSED -> new Words("正在清理旧版本…", "Removing what is no longer used …");
        };
    }

    static Words of(Reason reason) {
        return switch (reason) {
            case BUSY ->
                new Words(
                        "另一个安装正在进行。请等它完成后再试一次。",
                        "Another installation is under way. Wait until it has finished, then try again.");
            case OLDER ->
                new Words(
                        "已经安装了更新的版本，无需再安装。直接使用即可。",
                        "A newer version is already installed. There is nothing to install; just use it.");
            case SELF_TEST_FAILED ->
                new Words(
                        "新版本没有通过测试，未安装；原来的版本（如有）不受影响。请检查安全软件是否拦截，再试一次；仍不行请把详细记录发给技术支持。",
                        "The new version did not pass its test on this computer and was not installed; what was there before "
                                + "still works. Look whether security software is in the way and try again; if that does "
                                + "not help, send the details to your support desk.");
            case REGISTRATION_FAILED ->
                new Words(
                        "程序已装好，但未能通知浏览器。请再试一次。",
                        "The program is installed, but a browser could not be told. Try again.");
            case NOTHING_TO_ROLL_BACK -> new Words("没有可以退回的版本。", "There is no earlier version to go back to.");
        };
    }
}
