#ifndef TESTS_SERVICES_INGEST_MUTATED_TEXT_H_
#define TESTS_SERVICES_INGEST_MUTATED_TEXT_H_

#include <string>

#include "tests/support/dice.h"

namespace communique::ingest {

// `text` with one to eight changes, as scrapers, converters and bad luck make them: parts left out,
// said twice, moved or cut off, bytes changed, and pieces of markup, references and odd characters
// put in.
std::string Mutated(std::string text, testing::Dice* dice);

// About `size` bytes of pieces of markup, words and odd characters, in any order.
std::string RandomMarkup(size_t size, testing::Dice* dice);

// `size` bytes of any value.
std::string RandomBytes(size_t size, testing::Dice* dice);

}  // namespace communique::ingest

#endif  // TESTS_SERVICES_INGEST_MUTATED_TEXT_H_
