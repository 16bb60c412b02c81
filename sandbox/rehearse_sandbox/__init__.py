"""The judge: what a cell runs (`inside`), who runs it (`host`), what both speak (`wire`), what suites import (`kit`)."""
