#ifndef TESTS_SUPPORT_MODEL_FOLDER_H_
#define TESTS_SUPPORT_MODEL_FOLDER_H_

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace communique::testing {

// The folder of a fetched model, "en_core_web_sm" or "en_core_web_md", in the folder that the
// environment or the build names COMMUNIQUE_MODELS. Fails the test when it is not there.
inline std::string ModelFolder(absl::string_view name) {
  const char* models = std::getenv("COMMUNIQUE_MODELS");
  const std::string folder =
      absl::StrCat(models != nullptr ? models : COMMUNIQUE_MODELS, "/", name);
  struct stat status;
  if (stat(absl::StrCat(folder, "/config.cfg").c_str(), &status) != 0) {
    ADD_FAILURE() << folder << " holds no model: run deploy/fetch_model.sh " << name;
  }
  return folder;
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_MODEL_FOLDER_H_
