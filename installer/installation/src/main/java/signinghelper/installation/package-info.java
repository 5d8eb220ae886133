/** The program on the disk: copies beside each other, the current one, and the way that this changes. */
@NullMarked
package signinghelper.installation;

import org.jspecify.annotations.NullMarked;
