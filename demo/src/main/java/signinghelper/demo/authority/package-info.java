/** The CA of the demonstration, made anew at every start. */
@NullMarked
package signinghelper.demo.authority;

import org.jspecify.annotations.NullMarked;
