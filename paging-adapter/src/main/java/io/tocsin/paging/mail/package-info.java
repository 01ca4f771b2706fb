/** Pages by mail, over SMTP. */
@NullMarked
package io.tocsin.paging.mail;

import org.jspecify.annotations.NullMarked;
