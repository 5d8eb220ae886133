/** What a JNLP link starts: installs or updates the program for one person, shows how far it is, opens the helper window. */
@NullMarked
package signinghelper.jnlp;

import org.jspecify.annotations.NullMarked;
