/**
 * The program behind a JNLP link: it installs or updates the program for one user, shows the progress, and opens the
 * helper window.
 */
@NullMarked
package signinghelper.jnlp;

import org.jspecify.annotations.NullMarked;
