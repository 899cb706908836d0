#include "program.h"

int main(int argc, char** argv) { return toposcope::cli::run_program(argc, argv); }
