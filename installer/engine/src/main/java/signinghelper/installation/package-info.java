/** The program on the disk: copies beside each other, the one that is current, and how that changes. */
@NullMarked
package signinghelper.installation;

import org.jspecify.annotations.NullMarked;
