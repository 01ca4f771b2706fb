package io.tocsin.app.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands each test a fresh tab of the shared browser and looks into its console at the end, while
 * the server is still there.
 */
final class TabExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace SHARED = Namespace.create(Browser.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class;
  }

  @Override
  public Tab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(SHARED)
        .computeIfAbsent(Tab.class, key -> new Tab(browser(context).driver()), Tab.class);
  }

  private static Browser browser(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .computeIfAbsent(Browser.class, key -> new Browser(), Browser.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Tab tab = context.getStore(SHARED).remove(Tab.class, Tab.class);
    if (tab != null) {
      tab.leave(context.getExecutionException().isEmpty());
    }
  }
}
