// What the sanitizers should not report, each asked for by its function. The distribution builds
// gRPC and Abseil without instrumentation, so thread sanitizer does not see their locks and takes
// what gRPC hands from one thread to another for a race; reports in which one of the two accesses
// was called by gRPC are left out, and those in which a message is read from bytes that gRPC has
// received: of the thread that wrote them the sanitizer often knows no stack. Races between our own
// threads stay.
extern "C" const char* __tsan_default_suppressions() {
  return "race:libgrpc\n"
         "race:libgpr\n"
         "race:libabsl\n"
         "race:grpc::SerializationTraits*::Deserialize\n"
         "mutex:libgrpc\n";
}

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libcares\n";  // What gRPC's DNS resolver sets up once for the process.
}
