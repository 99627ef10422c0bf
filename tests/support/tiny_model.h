#ifndef TESTS_SUPPORT_TINY_MODEL_H_
#define TESTS_SUPPORT_TINY_MODEL_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/entity/domain/pipeline/model/model_files.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::testing {

// A value written as msgpack.
std::string Msgpack(int64_t value);
std::string Msgpack(bool value);
std::string Msgpack(double value);
std::string Msgpack(const char* text);
std::string Msgpack(const std::string& text);
std::string MsgpackBytes(const std::string& bytes);
// Containers of values that are written as msgpack already; keys of maps too.
std::string MsgpackArray(const std::vector<std::string>& values);
std::string MsgpackMap(const std::vector<std::pair<std::string, std::string>>& pairs);

// A layer of a thinc model. Attributes are values written as msgpack.
struct TinyLayer {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::map<std::string, entity::pipeline::Tensor> parameters;
  std::map<std::string, int> refs;
};

// A complete pipeline of a few hundred weights, in the form of spaCy's folders: shared tok2vec,
// tagger and parser on it, ner with a tok2vec of its own and static vectors, senter (disabled),
// attribute ruler and lemmatizer. The weights are made by a formula and mean nothing. A test
// changes what it likes and takes the files.
struct TinyModel {
  std::string config;                                    // config.cfg
  std::map<std::string, std::vector<TinyLayer>> layers;  // The file "model" of a component.
  std::map<std::string, std::string> moves;              // JSON inside the file "moves".
  entity::pipeline::ModelFiles others;                   // All other files.

  // The layer `index` among those of the name in the model of `component`.
  TinyLayer& Layer(const std::string& component, const std::string& name, int index = 0);

  entity::pipeline::ModelFiles Files() const;
};

TinyModel MakeTinyModel();

// A tensor of the shape with small values.
entity::pipeline::Tensor TinyTensor(std::vector<int> shape);

// The file "model" that holds `layers`.
std::string PackLayers(const std::vector<TinyLayer>& layers);

// A .npy file of float32.
std::string PackNpy(const entity::pipeline::Tensor& tensor);

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_TINY_MODEL_H_
