@NullMarked
package signinghelper.token.plugged;

import org.jspecify.annotations.NullMarked;
