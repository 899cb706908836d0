#include "page_frame.h"

#include "xml_text.h"

namespace toposcope::scene {

void append_page_head(std::string& out, const PageHead& head, const PageSources& sources) {
  out.append("<!DOCTYPE html>\n<html lang=\"en\"").append(head.html_attributes).append(">\n");
  out +=
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src '";
  out.append(sources.script_hash).append("'").append(head.script_origins).append("\">\n");
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"toposcope\">\n<title>";
  append_escaped(out, head.title);
  out.append("</title>\n<style>\n").append(sources.style).append(head.more_style);
  out += "</style>\n</head>\n<body>\n";
}

void append_page_end(std::string& out, const PageSources& sources) {
  out.append("<script>").append(sources.script).append("</script>\n</body>\n</html>\n");
}

}  // namespace toposcope::scene
