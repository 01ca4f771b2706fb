package io.tocsin.app.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that look at the page with a real Chromium and use it by keyboard and mouse. The launcher
 * says where one is; without it they are not run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = Browser.PROPERTY,
    matches = ".+",
    disabledReason = "no -Dbrowser=/usr/bin/chromium was given")
@ExtendWith(TabExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public @interface InBrowser {}
