#pragma once
// Debian's libxml2 headers pull in ICU's, whose types clash with those that Foundation carries. The macro is read only
// by the headers; nothing that we call depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
