package signinghelper.token.skf;

import java.nio.file.Path;

/** A library that is loaded, in this process or in another one: its functions as Java methods. */
interface LoadedSkf {

    SkfLibrary functions();

    /** Returns true when the library has a function of this name. */
    boolean exports(String function);

    /** Returns the library's file. */
    Path file();
}
