package io.tocsin.core.testkit;

import io.tocsin.core.workspace.InstallationStore;

class InMemoryInstallationsTest implements InstallationStoreContract {
  @Override
  public InstallationStore installations() {
    return new InMemoryInstallations();
  }
}
